import { describe, expect, it } from 'vitest'
import type { WifiOffers } from '../../../shared/model/wifi'
import { findWifiPhones, wifiPhoneOf } from './find-wifi-phones'
import type { Mdns, MdnsService } from './mdns'

interface Network {
  readonly mdns: Mdns
  readonly up: (type: string, service: MdnsService) => void
  readonly down: (type: string, name: string) => void
  readonly browsing: () => number
}

function createNetwork(): Network {
  const ups = new Map<string, (service: MdnsService) => void>()
  const downs = new Map<string, (name: string) => void>()
  return {
    mdns: {
      browse: (type, onUp, onDown) => {
        ups.set(type, onUp)
        downs.set(type, onDown)
        return () => void ups.delete(type)
      },
    },
    up: (type, service) => ups.get(type)?.(service),
    down: (type, name) => downs.get(type)?.(name),
    browsing: () => ups.size,
  }
}

const pixel = { name: 'adb-PIXEL-x', addresses: ['192.168.1.20'], port: 40001 }

describe('what the network offers', () => {
  it('is told by kind, also when it changes its port or leaves', () => {
    const network = createNetwork()
    let latest: WifiOffers | undefined
    const end = findWifiPhones(network.mdns, offers => (latest = offers))
    network.up('adb-tls-pairing', { ...pixel, port: 30001 })
    network.up('adb-tls-connect', pixel)
    expect(latest).toEqual({
      pairing: [{ name: 'adb-PIXEL-x', address: '192.168.1.20:30001' }],
      connect: [{ name: 'adb-PIXEL-x', address: '192.168.1.20:40001' }],
    })
    network.up('adb-tls-connect', { ...pixel, port: 40002 })
    expect(latest?.connect).toEqual([{ name: 'adb-PIXEL-x', address: '192.168.1.20:40002' }])
    network.down('adb-tls-pairing', 'adb-PIXEL-x')
    expect(latest?.pairing).toEqual([])
    end()
    expect(network.browsing()).toBe(0)
  })

  it('is bounded, whoever floods it', () => {
    const network = createNetwork()
    let latest: WifiOffers | undefined
    findWifiPhones(network.mdns, offers => (latest = offers))
    for (let number = 0; number < 10_000; number += 1)
      network.up('adb-tls-connect', { ...pixel, name: `${number}` })
    expect(latest?.connect).toHaveLength(50)
  })
})

describe('a service', () => {
  it('has a name that can be shown', () => {
    const name = `line\nbreak\u202e${'x'.repeat(1_000)}`
    const phone = wifiPhoneOf({ ...pixel, name })
    expect(phone?.name).toMatch(/^line\ufffdbreak\ufffdx+$/)
    expect(phone?.name).toHaveLength(60)
  })

  it('is reached by IPv4 where it has that', () => {
    expect(wifiPhoneOf({ ...pixel, addresses: ['fd00::2', '10.0.0.2'] })?.address).toBe('10.0.0.2:40001')
    expect(wifiPhoneOf({ ...pixel, addresses: ['fd00::2'] })?.address).toBe('[fd00::2]:40001')
  })

  it.each([
    { addresses: ['127.0.0.1'] },
    { addresses: ['8.8.8.8', '::1', 'fe80::1'] },
    { addresses: ['evil.example', '10.0.0.1:22:', '10.0.0.1 x'] },
    { addresses: [] },
    { port: 0 },
    { port: 70_000 },
    { port: Number.NaN },
    { name: '' },
  ])('is not offered with %j', change => {
    expect(wifiPhoneOf({ ...pixel, ...change })).toBeNull()
  })
})
