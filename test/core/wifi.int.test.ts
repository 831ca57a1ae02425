import { createSocket } from 'node:dgram'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { AdbServer } from '../../src/core/android/adb/adb-server'
import { connectAdbServer } from '../../src/core/android/adb/connect-adb-server'
import { listPhones } from '../../src/core/android/adb/list-phones'
import { adbVersion } from '../../src/core/android/wifi/adb-version'
import { createBonjourMdns } from '../../src/core/android/wifi/bonjour-mdns'
import { connectPhone } from '../../src/core/android/wifi/connect-phone'
import { disconnectPhone } from '../../src/core/android/wifi/disconnect-phone'
import { findWifiPhones } from '../../src/core/android/wifi/find-wifi-phones'
import { pairPhone } from '../../src/core/android/wifi/pair-phone'
import { createWifiAccess } from '../../src/core/android/wifi/wifi-access'
import { createWifiPairing, type WifiPairing } from '../../src/core/app/wifi-pairing'
import { startSamplePhone, type SamplePhone } from '../../src/sample-phone/start-sample-phone'
import type { WifiOffers, WifiView } from '../../src/shared/model/wifi'
import { startTestAdbServer, type TestAdbServer } from '../adb-server'
import { startFakeAdbServer } from '../fake-adb-server'
import { announce, forward, localAddress, startPairingAdb } from '../wifi-kit'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end()
})

const at = { host: '192.168.1.20', port: 37099 }
const failsWith = (code: string) => expect.objectContaining({ info: { code } }) as Error

describe('pairing, with a server that answers as AOSP does', () => {
  const guid = 'adb-PIXEL-x'
  const start = async (pairing?: { password: string; guid: string }) => {
    const fake = await startFakeAdbServer(pairing ? { pairing } : {})
    ends.push(fake.close)
    return fake
  }

  it('by the right code gives the name of the phone', async () => {
    const fake = await start({ password: '123456', guid })
    expect(await pairPhone(fake.server, { address: at, secret: '123456' })).toBe(guid)
    expect(fake.asked('host:pair:123456:192.168.1.20:37099')).toBe(1)
  })

  it('by a wrong code fails', async () => {
    const { server } = await start({ password: '123456', guid })
    await expect(pairPhone(server, { address: at, secret: '654321' })).rejects.toEqual(
      failsWith('pairing-failed'),
    )
  })

  it('with a server that is too old says so', async () => {
    const { server } = await start()
    await expect(pairPhone(server, { address: at, secret: '123456' })).rejects.toEqual(
      failsWith('adb-too-old'),
    )
  })

  it.each(['12:456', '123 456', '12345\n', '', 'x'.repeat(100)])('sends no %j', async secret => {
    const { server } = await start({ password: '123456', guid })
    await expect(pairPhone(server, { address: at, secret })).rejects.toEqual(failsWith('not-a-pairing-code'))
  })

  it('takes no name that is none', async () => {
    const { server } = await start({ password: '123456', guid: '../x y\n' })
    expect(await pairPhone(server, { address: at, secret: '123456' })).toBeNull()
  })
})

describe('the real adb', () => {
  let adb: TestAdbServer
  let server: AdbServer
  let phone: SamplePhone

  beforeEach(async () => {
    adb = await startTestAdbServer()
    ends.push(() => adb.stop())
    server = await connectAdbServer('adb', adb.port)
    phone = await startSamplePhone({ photos: 3 })
    ends.push(() => phone.close())
  })

  const address = () => ({ host: '127.0.0.1', port: phone.port })
  const serials = async () => (await listPhones(server)).map(({ serial }) => serial)

  it('tells its version', async () => {
    expect(await adbVersion('adb')).toMatch(/^\d+\.\d+\.\d+$/)
  })

  it('refuses to pair, as too old or because nobody is there', async () => {
    const isOld = Number((await adbVersion('adb'))?.split('.')[0]) < 30
    await expect(
      pairPhone(server, { address: { host: '127.0.0.1', port: 1 }, secret: '123456' }),
    ).rejects.toEqual(failsWith(isOld ? 'adb-too-old' : 'pairing-failed'))
  })

  it('connects to a phone on the network, again, and disconnects', async () => {
    expect(await connectPhone(server, address())).toBe('connected')
    expect(await serials()).toEqual([phone.serial])
    expect(await connectPhone(server, address())).toBe('already')
    await disconnectPhone(server, phone.serial)
    expect(await serials()).toEqual([])
    await expect(disconnectPhone(server, phone.serial)).rejects.toEqual(failsWith('phone-gone'))
  })

  it('tells when nobody is there, or the phone does not know this computer', async () => {
    const nobody = { host: '127.0.0.1', port: 1 }
    await expect(connectPhone(server, nobody)).rejects.toEqual(failsWith('phone-not-on-network'))
    phone.setFaults({ unauthorized: true })
    await expect(connectPhone(server, address())).rejects.toEqual(failsWith('phone-not-paired'))
  })
})

/** Both need a network that is ours: where there is none, nothing may be offered. */
describe('with a real mDNS responder', () => {
  const host = localAddress() ?? ''
  beforeEach(() => {
    expect(host, 'This computer needs an address in a local network (RFC 1918 or 4193).').not.toBe('')
  })
  const shown = (port: number) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)
  const name = `adb-TEST${process.pid}-x`

  function search(): () => WifiOffers {
    let latest: WifiOffers = { pairing: [], connect: [] }
    ends.push(findWifiPhones(createBonjourMdns(), offers => (latest = offers)))
    return () => latest
  }

  it('finds a phone that was there before, and one that comes later, and sees it leave', async () => {
    ends.push(announce({ name, type: 'adb-tls-connect', address: host, port: 40001 }))
    const offers = search()
    await expect.poll(() => offers().connect).toContainEqual({ name, address: shown(40001) })
    const close = announce({ name, type: 'adb-tls-pairing', address: host, port: 30001 })
    await expect.poll(() => offers().pairing).toContainEqual({ name, address: shown(30001) })
    await close()
    await expect.poll(() => offers().pairing.some(phone => phone.name === name)).toBe(false)
  })

  it('goes on after what is no mDNS', async () => {
    const offers = search()
    const socket = createSocket({ type: 'udp4', reuseAddr: true })
    ends.push(() => socket.close())
    for (let number = 0; number < 300; number += 1) {
      const bytes = Buffer.from(Array.from({ length: number % 90 }, (_, at) => (at * 31 + number * 17) % 256))
      // As an answer.
      if (bytes.length > 3) bytes.writeUInt16BE(0x8400, 2)
      socket.send(bytes, 5353, '224.0.0.251')
    }
    ends.push(announce({ name, type: 'adb-tls-connect', address: host, port: 40002 }))
    await expect.poll(() => offers().connect).toContainEqual({ name, address: shown(40002) })
  })

  describe('and a real adb server in front of which pairing is made up', () => {
    let wifi: WifiPairing
    let phonePort: number
    let adb: TestAdbServer
    let setPairing: Awaited<ReturnType<typeof startPairingAdb>>['setPairing']
    const told: WifiView[] = []

    beforeEach(async () => {
      adb = await startTestAdbServer()
      ends.push(() => adb.stop())
      const pairingAdb = await startPairingAdb(adb.port)
      ends.push(pairingAdb.close)
      setPairing = pairingAdb.setPairing
      const server = await connectAdbServer('adb', pairingAdb.port)
      const phone = await startSamplePhone({ photos: 3 })
      ends.push(() => phone.close())
      const onNetwork = await forward(host, phone.port)
      ends.push(onNetwork.close)
      phonePort = onNetwork.port
      told.length = 0
      wifi = createWifiPairing({
        // Debian's says 29.
        access: {
          ...createWifiAccess(() => server, createBonjourMdns()),
          version: () => Promise.resolve('35.0.2'),
        },
        onChange: view => told.push(view),
      })
      ends.push(wifi.cancel)
    })

    it('pairs and connects by the QR code that was scanned', async () => {
      await wifi.start()
      const view = wifi.view()
      if (view.status !== 'waiting') throw new Error(view.status)
      const [, scannedName = '', password = ''] = /^WIFI:T:ADB;S:([^;]+);P:([^;]+);;$/.exec(view.qrText) ?? []
      setPairing({ password, guid: name })
      ends.push(announce({ name: scannedName, type: 'adb-tls-pairing', address: host, port: 30001 }))
      await expect.poll(() => wifi.view().status).toBe('connecting')
      ends.push(announce({ name, type: 'adb-tls-connect', address: host, port: phonePort }))
      await expect.poll(() => wifi.view().status).toBe('connected')
      expect((await adb.adb('devices')).stdout).toContain(`${shown(phonePort)}\tdevice`)
    })

    it('pairs and connects by six digits; a wrong code changes nothing', async () => {
      await wifi.start()
      setPairing({ password: '123456', guid: name })
      ends.push(announce({ name, type: 'adb-tls-connect', address: host, port: phonePort }))
      await wifi.pairByCode(shown(30001), '654321')
      expect(wifi.view()).toMatchObject({ status: 'failed', error: { code: 'pairing-failed' } })
      await wifi.pairByCode(shown(30001), '123456')
      expect(wifi.view().status).toBe('connected')
      await vi.waitFor(async () =>
        expect((await adb.adb('devices')).stdout).toContain(`${shown(phonePort)}\tdevice`),
      )
    })
  })
})
