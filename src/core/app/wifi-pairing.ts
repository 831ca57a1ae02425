import { setTimeout as delay } from 'node:timers/promises'
import type { WifiOffers, WifiPhone, WifiView } from '../../shared/model/wifi'
import { describeError } from '../errors/describe-error'
import { Failure } from '../errors/failure'

/** How phones on the network are reached. Addresses are `host:port`; what is none is refused with `not-a-network-address`. */
export interface WifiAccess {
  /** Of the tool that pairs, e.g. `35.0.2`; null when it does not say. @throws Failure */
  readonly version: () => Promise<string | null>
  /** A name and password for one pairing, and what the phone is to scan. */
  readonly offer: () => { readonly name: string; readonly password: string; readonly qrText: string }
  /** Returns the end of it. */
  readonly find: (onChange: (offers: WifiOffers) => void) => () => void
  /** Answers the phone's name on the network, where it says one. @throws Failure; the signal's reason */
  readonly pair: (address: string, secret: string, signal: AbortSignal) => Promise<string | null>
  /** @throws Failure; the signal's reason */
  readonly connect: (address: string, signal: AbortSignal) => Promise<void>
  /** Whether it is connected already. @throws Failure */
  readonly isConnected: (phone: WifiPhone) => Promise<boolean>
}

export interface WifiPorts {
  readonly access: WifiAccess
  readonly onChange: (view: WifiView) => void
  /** For tests: how long a phone that was paired is waited for. */
  readonly maxWaitMs?: number
}

export interface WifiPairing {
  readonly view: () => WifiView
  /** Shows a new code and searches, from the beginning. Like all the others it never rejects: the view tells what went wrong. */
  readonly start: () => Promise<void>
  /** Pairs with the code that the phone shows, and connects. */
  readonly pairByCode: (address: string, code: string) => Promise<void>
  /** Connects to a phone that was paired before. */
  readonly connect: (address: string) => Promise<void>
  /** Ends everything; what is connected stays connected. */
  readonly cancel: () => void
}

/** Pairing codes and QR codes came with platform-tools 30.0.0 (and Android 11). */
const neededVersion = '30.0.0'
/** From the phone's word that it is paired until it can be connected to; it takes one to three seconds. */
const waitMs = 15_000
/** A newer adb connects by itself; it is asked that often, and so many times, before we do it. */
const askMs = 300
const maxAsked = 5

interface Session {
  readonly stopping: AbortController
  offers: WifiOffers
  /** What is being tried; null while none is. */
  attempt: AbortController | null
  /** Wakes whoever waits for an offer. */
  wake: () => void
}

/** Pairs with a phone over Wi-Fi, by a QR code or by six digits, and connects. */
export function createWifiPairing({ access, onChange, maxWaitMs = waitMs }: WifiPorts): WifiPairing {
  let view: WifiView = { status: 'idle' }
  let session: Session | null = null
  const set = (next: WifiView) => {
    view = next
    onChange(next)
  }
  const pairing: PairingSteps = { access, set, maxWaitMs }
  const begin = (): Session => {
    session?.stopping.abort()
    session = newSession()
    return session
  }
  const onOffers = (of: Session, offer: { name: string; password: string }, offers: WifiOffers) => {
    of.offers = offers
    of.wake()
    if ('found' in view) set({ ...view, found: offers.connect })
    const asked = offers.pairing.find(({ name }) => name === offer.name)
    // A code is good for one pairing; after a failure there is another one.
    if (asked === undefined || view.status !== 'waiting') return
    const request = { address: asked.address, secret: offer.password }
    void attempt(of, set, signal => pairAndConnect(pairing, of, request, signal))
  }
  const search = (of: Session) => {
    const { qrText, ...offer } = access.offer()
    set({ status: 'waiting', qrText, found: [] })
    const end = access.find(offers => onOffers(of, offer, offers))
    of.stopping.signal.addEventListener('abort', end, { once: true })
  }
  return {
    view: () => view,
    cancel: () => {
      session?.stopping.abort()
      session = null
      if (view.status !== 'idle') set({ status: 'idle' })
    },
    start: async () => {
      const begun = begin()
      set({ status: 'starting' })
      const version = await access.version().catch((error: unknown) => describeError(error))
      if (begun.stopping.signal.aborted) return
      if (typeof version === 'object' && version !== null) {
        set({ status: 'failed', error: version, found: [] })
      } else if (isEnough(version)) search(begun)
      else set({ status: 'too-old', version, needed: neededVersion })
    },
    pairByCode: async (address, code) => {
      const current = session ?? begin()
      await attempt(current, set, async signal => {
        if (!/^\d{6}$/.test(code)) throw new Failure('not-a-pairing-code')
        return await pairAndConnect(pairing, current, { address, secret: code }, signal)
      })
    },
    connect: async address => {
      await attempt(session ?? begin(), set, async signal => {
        set({ status: 'connecting' })
        await access.connect(address, signal)
        return { status: 'connected' }
      })
    },
  }
}

function newSession(): Session {
  const offers = { pairing: [], connect: [] }
  return { stopping: new AbortController(), offers, attempt: null, wake: () => {} }
}

/** One at a time: what is begun ends what was being tried. */
async function attempt(
  session: Session,
  set: (view: WifiView) => void,
  work: (signal: AbortSignal) => Promise<WifiView>,
): Promise<void> {
  session.attempt?.abort()
  const mine = new AbortController()
  session.attempt = mine
  const signal = AbortSignal.any([mine.signal, session.stopping.signal])
  const next = await work(signal).catch((error: unknown): WifiView => ({
    ...{ status: 'failed', error: describeError(error) },
    found: session.offers.connect,
  }))
  if (signal.aborted) return
  session.attempt = null
  set(next)
}

interface PairingSteps {
  readonly access: WifiAccess
  readonly set: (view: WifiView) => void
  readonly maxWaitMs: number
}

async function pairAndConnect(
  { access, set, maxWaitMs }: PairingSteps,
  session: Session,
  { address, secret }: { readonly address: string; readonly secret: string },
  signal: AbortSignal,
): Promise<WifiView> {
  set({ status: 'pairing' })
  const name = await access.pair(address, secret, signal)
  signal.throwIfAborted()
  set({ status: 'connecting' })
  const patience = AbortSignal.any([signal, AbortSignal.timeout(maxWaitMs)])
  const phone = await waitForOffer(session, phoneOf(name, address), patience)
  signal.throwIfAborted()
  if (phone === null) return { status: 'paired-but-not-found', found: session.offers.connect }
  await connectTo(access, phone, signal)
  return { status: 'connected' }
}

/** A newer adb does it by itself, and would list the phone twice. */
async function connectTo(access: WifiAccess, phone: WifiPhone, signal: AbortSignal): Promise<void> {
  for (let asked = 0; asked < maxAsked; asked += 1) {
    if (await access.isConnected(phone)) return
    await delay(askMs, undefined, { signal })
  }
  await access.connect(phone.address, signal)
}

/** The phone that was paired: by the name it gave, else by where it was. */
function phoneOf(name: string | null, address: string): (phone: WifiPhone) => boolean {
  const host = hostOf(address)
  // A second one of that name gets a number: "name (2)".
  return phone => (name === null ? hostOf(phone.address) === host : phone.name.startsWith(name))
}

function hostOf(address: string): string {
  return address.slice(0, address.lastIndexOf(':'))
}

/** Null when none comes until the signal. */
async function waitForOffer(
  session: Session,
  wanted: (phone: WifiPhone) => boolean,
  signal: AbortSignal,
): Promise<WifiPhone | null> {
  while (!signal.aborted) {
    const found = session.offers.connect.find(wanted)
    if (found !== undefined) return found
    await new Promise<void>(resolve => {
      session.wake = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  }
  return null
}

/** One that does not say its version is tried: its server refuses if it must. */
function isEnough(version: string | null): boolean {
  return version === null || Number(version.split('.')[0]) >= Number(neededVersion.split('.')[0])
}
