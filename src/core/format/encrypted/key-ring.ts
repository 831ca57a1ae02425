import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { keepPrivate, writePrivately } from '../../disk/private-folder'

/** What this computer knows of the keys it has made or opened: enough to add to a backup, not to read one. */
export interface KeyRing {
  readonly get: (recipient: string) => Promise<RingEntry | null>
  /** @throws Node's system errors */
  readonly put: (recipient: string, entry: RingEntry) => Promise<void>
  /** The phones of which it has a key. */
  readonly serials: () => Promise<ReadonlySet<string>>
}

export interface RingEntry {
  readonly secret: Buffer
  /** Of the `key.age` that the password was seen to open, in hexadecimal: another one in its place is not trusted. */
  readonly keySha256: string
  /** Hardware serial number of the phone that it is for; null where version 0.1 wrote the entry. */
  readonly serial: string | null
}

/** How the file is kept from others who can read this disk. */
export interface Protection {
  readonly seal: (bytes: Buffer) => Buffer
  /** @throws when it was sealed elsewhere */
  readonly open: (bytes: Buffer) => Buffer
}

const base64 = z.string().max(10_000)
const fileSchema = z.record(z.string(), z.object({ sealed: base64 }))
const entrySchema = z.object({
  secret: base64,
  keySha256: z.string().length(64),
  serial: z.string().nullish(),
})

/** Where the system has no keychain: the file is the user's alone. */
export const noProtection: Protection = { seal: bytes => bytes, open: bytes => bytes }

/** A small file in the user's own settings. A missing or broken one is an empty ring. */
export function openKeyRing(file: string, protection: Protection): KeyRing {
  keepPrivate(file)
  const read = async () => {
    try {
      return fileSchema.parse(JSON.parse(await readFile(file, 'utf8')))
    } catch {
      return {}
    }
  }
  const open = (sealed: string): RingEntry | null => {
    try {
      const bytes = protection.open(Buffer.from(sealed, 'base64'))
      const { secret, keySha256, serial = null } = entrySchema.parse(JSON.parse(bytes.toString('utf8')))
      return { secret: Buffer.from(secret, 'base64'), keySha256, serial }
    } catch {
      return null
    }
  }
  return {
    get: async recipient => {
      const sealed = (await read())[recipient]?.sealed
      return sealed === undefined ? null : open(sealed)
    },
    serials: async () => {
      const entries = Object.values(await read()).map(({ sealed }) => open(sealed))
      return new Set(entries.flatMap(entry => entry?.serial ?? []))
    },
    put: async (recipient, { secret, keySha256, serial }) => {
      const text = JSON.stringify({ secret: secret.toString('base64'), keySha256, serial })
      const sealed = protection.seal(Buffer.from(text)).toString('base64')
      const all = { ...(await read()), [recipient]: { sealed } }
      await writePrivately(file, JSON.stringify(all, null, 2) + '\n')
    },
  }
}
