import { statfs } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { SmallDisk } from '../small-disk'
import type { Engine, EngineEnd, EngineEvent, KillAt } from './engine'
import { said, start, type Place, type RunChanges, type World } from './world'

/** What happens to one run, when `share` of what it has to do is done. */
export type Interruption =
  | { readonly kind: 'killed at a write'; readonly share: number; readonly when: KillAt['when'] }
  | { readonly kind: 'killed at a last step'; readonly step: number; readonly when: KillAt['when'] }
  | { readonly kind: 'killed at a byte'; readonly share: number }
  | { readonly kind: 'cancelled'; readonly share: number }
  | { readonly kind: 'frozen and cancelled'; readonly share: number }
  /** A phone that comes back is waited for, or the run ends. */
  | { readonly kind: 'unplugged'; readonly share: number; readonly waits: boolean }
  | { readonly kind: 'adb killed'; readonly share: number; readonly waits: boolean }
  | { readonly kind: 'FAIL'; readonly share: number; readonly only: string }
  | { readonly kind: 'disk full'; readonly share: number }

export interface Interrupted {
  readonly struck: boolean
  readonly end: EngineEnd
}

export interface RunContext {
  readonly world: World
  readonly place: Place
  readonly withPassword: boolean
  /** What the phone has to send. */
  readonly missingBytes: number
  /** How often a whole run writes. */
  readonly writes: number
  readonly disk: SmallDisk | null
}

const exitCodes = { done: 0, doneWithProblems: 1, failed: 3, cancelled: 130 } as const
const waitSeconds = 40
const pollMs = 1

/** Runs the engine and interrupts it. @throws when it does not end as it should */
export async function interrupt(interruption: Interruption, context: RunContext): Promise<Interrupted> {
  const interrupted = await strike(interruption, context)
  const expected = interrupted.struck ? codesAfter(interruption) : [exitCodes.done]
  if (!expected.includes(interrupted.end.code))
    throw new Error(`${interruption.kind}: exit code ${interrupted.end.code}, ${said(interrupted.end)}`)
  return interrupted
}

function codesAfter(interruption: Interruption): readonly (number | null)[] {
  switch (interruption.kind) {
    case 'killed at a write':
    case 'killed at a last step':
    case 'killed at a byte':
      return process.platform === 'win32' ? [1, null] : [null]
    case 'cancelled':
    case 'frozen and cancelled':
      return [exitCodes.cancelled]
    case 'unplugged':
    case 'adb killed':
      return [interruption.waits ? exitCodes.done : exitCodes.failed]
    case 'FAIL':
      return [exitCodes.doneWithProblems]
    case 'disk full':
      return [exitCodes.failed]
  }
}

async function strike(interruption: Interruption, context: RunContext): Promise<Interrupted> {
  const { writes, missingBytes } = context
  switch (interruption.kind) {
    case 'killed at a write': {
      const at = 1 + Math.floor(interruption.share * writes)
      return await killAtWrite({ from: 'start', at, when: interruption.when }, context)
    }
    case 'killed at a last step':
      return await killAtWrite({ from: 'finishing', at: interruption.step, when: interruption.when }, context)
    case 'killed at a byte':
      return await signalAt('SIGKILL', missingBytes * interruption.share, context)
    case 'cancelled':
      return await signalAt('SIGTERM', missingBytes * interruption.share, context)
    case 'frozen and cancelled':
      return await freeze(missingBytes * interruption.share, context)
    case 'unplugged':
      return await unplug(missingBytes * interruption.share, interruption.waits, context)
    case 'adb killed':
      return await killAdb(missingBytes * interruption.share, interruption.waits, context)
    case 'FAIL':
      return await fail(interruption, context)
    case 'disk full':
      return await fillDisk(interruption.share, context)
  }
}

const run = ({ world, place, withPassword }: RunContext, changes?: RunChanges): Engine =>
  start(world, place, withPassword, changes)
const isStarting = ({ event }: EngineEvent) => event === 'starting'
const isWaiting = ({ hold }: EngineEvent) =>
  typeof hold === 'object' && hold !== null && 'kind' in hold && hold.kind === 'phone'

async function killAtWrite(killAt: KillAt, context: RunContext): Promise<Interrupted> {
  const end = await run(context, { killAt }).ended
  return { struck: end.struck, end }
}

/** Resolves with true when the phone has sent so many bytes since `base`, with false when the run ends before. */
async function sent(bytes: number, base: number, { phone }: World, engine: Engine): Promise<boolean> {
  while (!engine.hasEnded()) {
    if (phone.bytesSent() - base >= bytes) return true
    await delay(pollMs)
  }
  return false
}

async function signalAt(signal: NodeJS.Signals, bytes: number, context: RunContext): Promise<Interrupted> {
  const engine = run(context)
  await engine.told(isStarting)
  await sent(bytes, context.world.phone.bytesSent(), context.world, engine)
  engine.signal(signal)
  const end = await engine.ended
  return { struck: end.code !== exitCodes.done, end }
}

async function freeze(bytes: number, context: RunContext): Promise<Interrupted> {
  const { phone } = context.world
  const engine = run(context)
  await engine.told(isStarting)
  const base = phone.bytesSent()
  phone.setFaults({ freezeAfter: Math.ceil(bytes) })
  const frozen = await sent(Math.ceil(bytes), base, context.world, engine)
  engine.signal('SIGTERM')
  const end = await engine.ended
  return { struck: frozen && end.code !== exitCodes.done, end }
}

async function unplug(bytes: number, waits: boolean, context: RunContext): Promise<Interrupted> {
  const { phone } = context.world
  const engine = run(context, { waitSeconds: waits ? waitSeconds : 0 })
  await engine.told(isStarting)
  phone.setFaults({ unplugAfter: Math.ceil(bytes) })
  if (!waits) {
    const end = await engine.ended
    return { struck: end.code !== exitCodes.done, end }
  }
  const struck = await engine.told(isWaiting)
  phone.setFaults({})
  await phone.plug()
  return { struck, end: await engine.ended }
}

async function killAdb(bytes: number, waits: boolean, context: RunContext): Promise<Interrupted> {
  const { adb, phone } = context.world
  const engine = run(context, { waitSeconds: waits ? waitSeconds : 0 })
  await engine.told(isStarting)
  await sent(bytes, phone.bytesSent(), context.world, engine)
  const waiting = engine.told(isWaiting)
  await adb.adb('kill-server')
  const [end, waited] = await Promise.all([engine.ended, waiting])
  return { struck: waited || end.code !== exitCodes.done, end }
}

async function fail(
  { share, only }: Interruption & { readonly kind: 'FAIL' },
  context: RunContext,
): Promise<Interrupted> {
  const { phone, storage } = context.world
  phone.setFaults({ failAfter: Math.floor(share * storage.content(only).length), onlyPath: only })
  const end = await run(context).ended
  return { struck: end.code === exitCodes.doneWithProblems, end }
}

/** Others fill the disk while the run goes on; afterwards it is as large as before. */
async function fillDisk(share: number, context: RunContext): Promise<Interrupted> {
  const { disk, place, missingBytes } = context
  if (!disk) throw new Error('This case has no disk of its own')
  const { bsize, blocks, bfree } = await statfs(place.output)
  const engine = run(context)
  await engine.told(isStarting)
  let room = Math.ceil(share * missingBytes)
  while (!engine.hasEnded() && !tryTo(() => disk.resize((blocks - bfree) * bsize + room))) room += 500_000
  const end = await engine.ended
  disk.resize(blocks * bsize)
  return { struck: end.code !== exitCodes.done, end }
}

function tryTo(task: () => void): boolean {
  try {
    task()
    return true
  } catch {
    return false
  }
}
