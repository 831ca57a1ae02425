import { describe, expect, it, vi, type Mock } from 'vitest'
import type { WifiOffers, WifiView } from '../../shared/model/wifi'
import { Failure } from '../errors/failure'
import { createWifiPairing, type WifiAccess } from './wifi-pairing'

const pairing = { name: 'phonekeep-x', address: '192.168.1.20:30001' }
const phone = { name: 'adb-PIXEL-x', address: '192.168.1.20:40001' }
const other = { name: 'adb-OTHER-y', address: '192.168.1.30:40001' }

function set(part: Partial<Pick<WifiAccess, 'version' | 'isConnected'>> = {}) {
  let tell: ((offers: WifiOffers) => void) | null = null
  const pair: Mock<WifiAccess['pair']> = vi.fn(() => Promise.resolve('adb-PIXEL-x'))
  const connect: Mock<WifiAccess['connect']> = vi.fn(() => Promise.resolve())
  const access = {
    version: () => Promise.resolve<string | null>('35.0.2'),
    offer: () => ({ name: 'phonekeep-x', password: 'secret', qrText: 'WIFI:…' }),
    find: (onChange: (offers: WifiOffers) => void) => {
      tell = onChange
      return () => void (tell = null)
    },
    ...{ pair, connect },
    isConnected: () => Promise.resolve(false),
    ...part,
  }
  const told: WifiView[] = []
  const wifi = createWifiPairing({ access, onChange: view => told.push(view), maxWaitMs: 60 })
  return {
    ...{ access, wifi, told },
    offer: (offers: Partial<WifiOffers>) => tell?.({ pairing: [], connect: [], ...offers }),
    isSearching: () => tell !== null,
    until: (status: WifiView['status']) => vi.waitFor(() => expect(wifi.view().status).toBe(status), 5_000),
    statuses: () => told.map(view => view.status),
  }
}

describe('by QR code', () => {
  it('pairs with the phone that scanned it, waits for it on the network, and connects', async () => {
    const { access, wifi, offer, until, statuses } = set()
    await wifi.start()
    expect(wifi.view()).toEqual({ status: 'waiting', qrText: 'WIFI:…', found: [] })
    offer({ pairing: [{ ...pairing, name: 'phonekeep-other' }], connect: [other] })
    expect(wifi.view()).toMatchObject({ status: 'waiting', found: [other] })
    offer({ pairing: [pairing], connect: [other] })
    await until('connecting')
    expect(access.pair).toHaveBeenCalledWith('192.168.1.20:30001', 'secret', expect.anything())
    offer({ connect: [other, phone] })
    await until('connected')
    expect(access.connect).toHaveBeenCalledExactlyOnceWith(phone.address, expect.anything())
    expect(statuses()).toEqual([
      'starting',
      'waiting',
      'waiting',
      'waiting',
      'pairing',
      'connecting',
      'connected',
    ])
  })

  it('leaves connecting to an adb that does so itself', async () => {
    const { access, wifi, offer, until } = set({
      isConnected: ({ name }) => Promise.resolve(name === phone.name),
    })
    await wifi.start()
    offer({ pairing: [pairing], connect: [phone] })
    await until('connected')
    expect(access.connect).not.toHaveBeenCalled()
  })

  it('tells when the phone that was paired does not appear, and connects to an address then', async () => {
    const { access, wifi, offer, until } = set()
    await wifi.start()
    offer({ pairing: [pairing], connect: [other] })
    await until('paired-but-not-found')
    expect(wifi.view()).toMatchObject({ found: [other] })
    await wifi.connect('192.168.1.20:40002')
    expect(wifi.view().status).toBe('connected')
    expect(access.connect).toHaveBeenCalledExactlyOnceWith('192.168.1.20:40002', expect.anything())
  })

  it('tells why pairing failed, does not try again by itself, and starts over with another code', async () => {
    const { access, wifi, offer, until } = set()
    access.pair.mockRejectedValueOnce(new Failure('pairing-failed'))
    await wifi.start()
    offer({ pairing: [pairing] })
    await until('failed')
    expect(wifi.view()).toMatchObject({ error: { code: 'pairing-failed' } })
    offer({ pairing: [pairing], connect: [phone] })
    expect(wifi.view()).toMatchObject({ status: 'failed', found: [phone] })
    expect(access.pair).toHaveBeenCalledOnce()
    await wifi.start()
    expect(wifi.view().status).toBe('waiting')
  })
})

describe('by six digits', () => {
  it('pairs and connects to the phone at that address', async () => {
    const { access, wifi, offer, until } = set()
    access.pair.mockResolvedValue(null)
    await wifi.start()
    offer({ connect: [other, phone] })
    void wifi.pairByCode('192.168.1.20:30001', '123456')
    await until('connected')
    expect(access.pair).toHaveBeenCalledExactlyOnceWith('192.168.1.20:30001', '123456', expect.anything())
    expect(access.connect).toHaveBeenCalledExactlyOnceWith(phone.address, expect.anything())
  })

  it.each(['', '12345', '1234567', '12 456', '12345:', 'abcdef'])('refuses %j', async code => {
    const { access, wifi } = set()
    await wifi.pairByCode('192.168.1.20:30001', code)
    expect(wifi.view()).toMatchObject({ status: 'failed', error: { code: 'not-a-pairing-code' } })
    expect(access.pair).not.toHaveBeenCalled()
  })
})

describe('an adb', () => {
  it.each(['29.0.6', '1.0.39'])('of version %s is too old', async version => {
    const { wifi, isSearching } = set({ version: () => Promise.resolve(version) })
    await wifi.start()
    expect(wifi.view()).toEqual({ status: 'too-old', version, needed: '30.0.0' })
    expect(isSearching()).toBe(false)
  })

  it('that does not say its version is tried', async () => {
    const { wifi } = set({ version: () => Promise.resolve(null) })
    await wifi.start()
    expect(wifi.view().status).toBe('waiting')
  })

  it('that is gone is told', async () => {
    const { wifi } = set({ version: () => Promise.reject(new Failure('adb-failed')) })
    await wifi.start()
    expect(wifi.view()).toMatchObject({ status: 'failed', error: { code: 'adb-failed' } })
  })
})

it('ends all of it when it is cancelled, in the middle of anything', async () => {
  const { access, wifi, offer, until, isSearching } = set()
  let given: AbortSignal | undefined
  access.pair.mockImplementation(
    (_address, _secret, signal) =>
      new Promise((_resolve, reject) => {
        given = signal
        signal.addEventListener('abort', () => reject(new Failure('pairing-failed')))
      }),
  )
  await wifi.start()
  offer({ pairing: [pairing] })
  await until('pairing')
  wifi.cancel()
  expect(given?.aborted).toBe(true)
  expect(isSearching()).toBe(false)
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(wifi.view()).toEqual({ status: 'idle' })
})
