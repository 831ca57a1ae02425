import { randomUUID } from 'node:crypto'
import { open, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { Failure } from '../job/failure'
import { lockName } from './layout'

export interface FolderLock {
  /** Never throws. */
  readonly release: () => Promise<void>
}

const ownerSchema = z.object({ host: z.string(), pid: z.int(), token: z.string() })

type Owner = z.infer<typeof ownerSchema>

const heartbeatMs = 10_000
/** Between making the file and writing into it pass microseconds. */
const writtenWithinMs = 500
/** A process of that number may be another one by now: one that does not touch its lock for so long has none. */
const mostSilentMs = 60_000

/**
 * Makes this process the only one that writes to a phone's folder: two that take up the same backup would take each
 * other's files. What a kill left is not in the way.
 * @throws Failure `folder-busy`; Node's system errors
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = join(folder, lockName)
  const owner: Owner = { host: hostname(), pid: process.pid, token: randomUUID() }
  if (!(await create(file, owner))) {
    if (await isHeld(file)) throw new Failure('folder-busy')
    await takeOver(file, owner)
  }
  const isOurs = async () => (await readOwner(file))?.token === owner.token
  const touch = async () => {
    const now = new Date()
    if (await isOurs()) await utimes(file, now, now)
  }
  const beat = setInterval(() => void touch().catch(() => undefined), heartbeatMs)
  // Alone it keeps no process alive.
  beat.unref()
  return {
    release: async () => {
      clearInterval(beat)
      // Another's, if this computer slept for so long that it was taken over.
      const ours = await isOurs().catch(() => false)
      if (ours) await rm(file, { force: true }).catch(() => undefined)
    },
  }
}

async function create(file: string, owner: Owner): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(owner))
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Of two that see the same lock left behind, the one whose name stands there in the end has it. */
async function takeOver(file: string, owner: Owner): Promise<void> {
  const beside = `${file}.${owner.token}`
  await writeFile(beside, JSON.stringify(owner))
  // It is gone when another one was quicker, and tidied up.
  if (!(await moved(beside, file))) throw new Failure('folder-busy')
  await delay(writtenWithinMs)
  if ((await readOwner(file))?.token !== owner.token) throw new Failure('folder-busy')
  await removeAttempts(dirname(file))
}

async function moved(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false
    throw error
  }
}

/** Of those that were killed while they took over, or came second. */
async function removeAttempts(folder: string): Promise<void> {
  const names = await readdir(folder)
  for (const name of names.filter(one => one.startsWith(`${lockName}.`)))
    await rm(join(folder, name), { force: true })
}

async function isHeld(file: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(file)
    if (Date.now() - mtimeMs > mostSilentMs) return false
    const owner = (await readOwner(file)) ?? (await delay(writtenWithinMs, file).then(readOwner))
    // A kill came before it was written.
    if (!owner) return false
    // Whether a process of another computer is alive only the age tells.
    return owner.host !== hostname() || isAlive(owner.pid)
  } catch {
    return false
  }
}

/** Null while it is not written. @throws Node's system errors */
async function readOwner(file: string): Promise<Owner | null> {
  const text = await readFile(file, 'utf8')
  try {
    return ownerSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // It is there, and another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
