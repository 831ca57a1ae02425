import { isErrno } from '../errors/is-errno'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { createLatestCheck } from './latest-check'
import { Failure } from '../errors/failure'
import { judgeOwner, parseOwner, type LockOwner } from './lock-owner'
import { identifyThisProcess, lookAtProcess } from './this-process'

/** In the folder, while something is written there. */
export const lockName = '.phonekeep-lock'

/** The right to write into a folder, for as long as nobody has taken it over. */
export interface FolderLock {
  /**
   * Looks whether it is still ours. To be asked right before each step that another run must not see from two.
   * @throws Failure `folder-busy` when it is not; Node's system errors
   */
  readonly prove: () => Promise<void>
  /** Aborted, with Failure `folder-busy`, some seconds after it was lost at the latest. */
  readonly lost: AbortSignal
  /** Never throws. */
  readonly release: () => Promise<void>
}

export interface LockOptions {
  readonly signal?: AbortSignal | undefined
  /** Called when a lock is in the way whose owner may be on another computer: that takes up to half a minute to tell. */
  readonly onWatching?: (() => void) | undefined
  /** What is done, with the lock, after one was taken from an owner that was only silent. */
  readonly fenceOff?: (() => Promise<void>) | undefined
  readonly timing?: LockTiming
}

/** In milliseconds. */
export interface LockTiming {
  /** How often an owner touches its lock. */
  readonly beatMs: number
  /** How often one who waits looks. */
  readonly lookMs: number
  /** After so many looks in a row that saw no beat the owner counts as gone. */
  readonly maxSilentLooks: number
}

const ordinaryTiming: LockTiming = { beatMs: 5_000, lookMs: 2_500, maxSilentLooks: 14 }
/** Between making the file and writing into it pass microseconds. */
const writtenWithinMs = 500
/** Each of them ends with a lock that somebody else has just released or taken. */
const maxTries = 10

/**
 * Makes this process the only one that writes to a folder: two that resume the same backup would take each other's
 * files. What a kill or a power cut left is not in the way. On this computer a running process, be it stopped or
 * asleep, is an owner; of one on another computer, whose clock may be anything, only its heartbeat tells.
 * @throws Failure `folder-busy`; Node's system errors; the signal's reason
 */
export async function lockFolder(folder: string, options: LockOptions = {}): Promise<FolderLock> {
  const { timing = ordinaryTiming } = options
  const file = join(folder, lockName)
  const owner: LockOwner = { ...(await identifyThisProcess()), token: randomUUID() }
  await acquire(file, owner, { ...options, timing })
  return holdLock(file, owner, timing)
}

async function acquire(
  file: string,
  owner: LockOwner,
  options: LockOptions & { readonly timing: LockTiming },
): Promise<void> {
  for (let tries = 1; !(await create(file, owner)); tries++) {
    const seen = await look(file)
    if (!seen) {
      if (tries >= maxTries) throw new Failure('folder-busy')
      continue
    }
    // A kill came before it was written.
    const state = seen.text === '' ? 'gone' : await judgeOwner(parseOwner(seen.text), owner, lookAtProcess)
    if (state === 'alive') throw new Failure('folder-busy')
    if (state === 'unknown') {
      options.onWatching?.()
      const end = await watch(file, seen, options)
      if (end === 'released' && tries < maxTries) continue
      if (end !== 'silent') throw new Failure('folder-busy')
    }
    await takeOver(file, seen, owner)
    // One that was only silent may wake up, and goes on by the names it knows.
    if (state === 'unknown') await options.fenceOff?.()
    return
  }
}

function holdLock(file: string, owner: LockOwner, { beatMs }: LockTiming): FolderLock {
  const lost = new AbortController()
  const isOurs = async () => await holds(file, owner)
  const prove = createLatestCheck(async () => {
    if (await isOurs()) return
    const failure = new Failure('folder-busy')
    lost.abort(failure)
    throw failure
  })
  const beatOnce = async () => {
    await prove()
    const now = new Date()
    await utimes(file, now, now)
  }
  // A disk that does not answer for a while is told by those who write to it.
  const beat = setInterval(() => void beatOnce().catch(() => undefined), beatMs)
  // Alone it keeps no process alive.
  beat.unref()
  return {
    prove,
    lost: lost.signal,
    release: async () => {
      clearInterval(beat)
      const ours = await isOurs().catch(() => false)
      if (ours) await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

async function create(file: string, owner: LockOwner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    try {
      await handle.writeFile(JSON.stringify(owner))
    } finally {
      await handle.close()
    }
    return true
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
}

/** A lock at one moment: a heartbeat makes it another one. */
interface Sight {
  readonly text: string
  readonly beat: string
}

/** Null when there is none. Opened anew each time: what is only looked at, network disks tell from memory. */
async function look(file: string): Promise<Sight | null> {
  try {
    let text = await readFile(file, 'utf8')
    if (text === '') text = await delay(writtenWithinMs, file).then(name => readFile(name, 'utf8'))
    const { mtimeMs, ino } = await stat(file)
    return { text, beat: `${ino} ${mtimeMs} ${text}` }
  } catch (error) {
    if (isErrno(error, 'ENOENT') && existsSync(dirname(file))) return null
    throw error
  }
}

/**
 * Whether a lock is touched while we look on. Looks are counted, not time: whoever sleeps with the computer's lid closed
 * has not looked.
 */
async function watch(
  file: string,
  first: Sight,
  { timing, signal }: LockOptions & { readonly timing: LockTiming },
): Promise<'alive' | 'silent' | 'released'> {
  for (let looks = 0; looks < timing.maxSilentLooks; looks++) {
    await delay(timing.lookMs, undefined, signal ? { signal } : {}).catch(() => signal?.throwIfAborted())
    const seen = await look(file)
    if (!seen) return 'released'
    if (seen.beat !== first.beat) return 'alive'
  }
  return 'silent'
}

/** Of two that see the same lock left behind, the one whose name stands there in the end has it. */
async function takeOver(file: string, seen: Sight, owner: LockOwner): Promise<void> {
  const beside = `${file}.${owner.token}`
  await writeFile(beside, JSON.stringify(owner))
  if ((await look(file))?.beat !== seen.beat) {
    await rm(beside, { force: true })
    throw new Failure('folder-busy')
  }
  // It is gone when another one was quicker, and tidied up.
  if (!(await moved(beside, file))) throw new Failure('folder-busy')
  await delay(writtenWithinMs)
  if (!(await holds(file, owner))) throw new Failure('folder-busy')
  await removeAttempts(dirname(file))
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false
    throw error
  }
}

/** Of those that were killed while they took over, or came second. */
async function removeAttempts(folder: string): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter(one => one.startsWith(`${lockName}.`)))
    await rm(join(folder, name), { force: true })
}

/** As text, which holds the token: this is asked again and again. @throws Node's system errors, also when the folder is gone */
async function holds(file: string, owner: LockOwner): Promise<boolean> {
  try {
    return (await readFile(file, 'utf8')) === JSON.stringify(owner)
  } catch (error) {
    if (isErrno(error, 'ENOENT') && existsSync(dirname(file))) return false
    throw error
  }
}
