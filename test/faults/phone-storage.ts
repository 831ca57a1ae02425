import { createCipheriv, createHash } from 'node:crypto'
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { encodePhoneText } from '../../src/core/android/adb/phone-text'
import { internal } from '../backup-kit'

/** One state of a file on the phone. */
export interface Version {
  readonly bytes: number
  /** Seconds since 1970. */
  readonly mtime: number
  readonly sha256: string
}

/** A host folder to be a phone's storage, which remembers all that was ever on it. */
export interface PhoneStorage {
  readonly folder: string
  /** What is on it now, by path on the phone. */
  readonly now: () => ReadonlyMap<string, Version>
  /** All there has been since `reset`. */
  readonly ever: (path: string) => readonly Version[]
  /** Of what is on it now. */
  readonly totalBytes: () => number
  readonly put: (path: string, content: Buffer, mtime: number) => Promise<void>
  readonly content: (path: string) => Buffer
  readonly remove: (path: string) => Promise<void>
  /** Brings back what was there at the beginning. */
  readonly reset: () => Promise<void>
  readonly close: () => Promise<void>
}

interface Entry {
  readonly content: Buffer
  readonly version: Version
}

/** @param files by path below the storage; times count up from 2023-01-01 by a day */
export async function createPhoneStorage(files: ReadonlyMap<string, Buffer>): Promise<PhoneStorage> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-storage-'))
  // The phone reads it as Android's shell user.
  await chmod(folder, 0o755)
  const now = new Map<string, Entry>()
  const ever = new Map<string, Version[]>()
  const hostPath = (path: string) => Buffer.concat([Buffer.from(folder + sep), encodePhoneText(path)])

  const put = async (path: string, content: Buffer, mtime: number) => {
    await mkdir(join(folder, dirname(path)), { recursive: true })
    await writeFile(hostPath(path), content)
    await utimes(hostPath(path), mtime, mtime)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const version = { bytes: content.length, mtime, sha256 }
    now.set(path, { content, version })
    ever.set(path, [...(ever.get(path) ?? []), version])
  }
  const remove = async (path: string) => {
    await rm(hostPath(path))
    now.delete(path)
  }
  const firstDay = Date.UTC(2023, 0, 1) / 1000
  for (const [path, content] of files) await put(path, content, firstDay + now.size * 86_400)
  const first = new Map(now)
  return {
    folder,
    now: () => new Map([...now].map(([path, { version }]) => [`${internal}/${path}`, version])),
    ever: path => ever.get(path.slice(internal.length + 1)) ?? [],
    totalBytes: () => [...now.values()].reduce((sum, { version }) => sum + version.bytes, 0),
    put,
    content: path => now.get(path)?.content ?? Buffer.alloc(0),
    remove,
    reset: async () => {
      for (const path of now.keys()) if (!first.has(path)) await rm(hostPath(path))
      for (const [path, entry] of first) {
        if (now.get(path) !== entry) await restore(hostPath(path), join(folder, dirname(path)), entry)
      }
      now.clear()
      ever.clear()
      for (const [path, entry] of first) {
        now.set(path, entry)
        ever.set(path, [entry.version])
      }
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

async function restore(file: Buffer, parent: string, { content, version }: Entry): Promise<void> {
  // A folder may have taken its place.
  await rm(file, { recursive: true, force: true })
  await mkdir(parent, { recursive: true })
  await writeFile(file, content)
  await utimes(file, version.mtime, version.mtime)
}

/** Bytes that look like chance and are the same each time. */
export function noise(name: string, bytes: number): Buffer {
  const key = createHash('sha256').update(name).digest()
  return createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16)).update(Buffer.alloc(bytes))
}
