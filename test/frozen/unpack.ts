import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { BackupFormat } from '../../src/core/format/backup-format'
import { chooseKeys } from '../../src/core/library/choose-keys'
import { noProtection, openKeyRing, type KeyRing } from '../../src/core/format/encrypted/key-ring'
import { keyName } from '../../src/core/format/layout'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { openVaultKeys, type OpenKeys } from '../../src/core/format/encrypted/vault-keys'
import { frozenPassword, type Kind } from './frozen-versions'

const run = promisify(execFile)

/** `complete` has the first backup, `pair` that and the second one, `partial` an interrupted one. */
export type ArchiveName = 'complete' | 'pair' | 'partial'

export interface Frozen {
  readonly kind: Kind
  readonly output: string
  readonly phoneFolder: string
  /** The folders of its backups, oldest first. */
  readonly backups: readonly string[]
  /** That of the computer which made them: it knows their key. */
  readonly ring: KeyRing
  readonly remove: () => Promise<void>
}

/** Unpacks frozen backups into a temporary folder, with the hard links, times and modes they were left with. */
export async function unpack(version: string, kind: Kind, name: ArchiveName): Promise<Frozen> {
  const archive = join(import.meta.dirname, version, name === 'complete' ? kind : `${kind}-${name}`)
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-frozen-'))
  await run('tar', ['-xzf', `${archive}.tar.gz`, '-C', folder])
  const output = join(folder, 'output')
  const [phone = ''] = await readdir(output)
  const phoneFolder = join(output, phone)
  const names = await readdir(phoneFolder)
  return {
    kind,
    output,
    phoneFolder,
    backups: names.sort().map(one => join(phoneFolder, one)),
    ring: openKeyRing(join(folder, 'settings', 'vault-keys.json'), noProtection),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The ring of a computer that has never seen the backup. */
export function emptyRing(frozen: Frozen): KeyRing {
  return openKeyRing(join(frozen.output, '..', 'elsewhere', 'vault-keys.json'), noProtection)
}

/** How another run may get at the key. */
export const ways = ['plain', 'encrypted, key known', 'encrypted, by password'] as const

type Way = (typeof ways)[number]

export function kindOf(way: Way): Kind {
  return way === 'plain' ? 'plain' : 'encrypted'
}

export async function formatFor(frozen: Frozen, way: Way): Promise<BackupFormat> {
  if (way === 'plain') return plainFormat
  const { phoneFolder } = frozen
  const known = way === 'encrypted, key known'
  const choice = known
    ? { ring: frozen.ring, password: null }
    : { ring: emptyRing(frozen), password: frozenPassword }
  return encryptedFormat(await chooseKeys({ phoneFolder, newKey: false, ...choice }))
}

export function passwordFor(kind: Kind): string | null {
  return kind === 'plain' ? null : frozenPassword
}

const openedKeys = new Map<string, Promise<OpenKeys>>()

/** Null for a plain backup. A key is opened once only: that takes long on purpose. */
export async function keysOf(kind: Kind, folder: string): Promise<OpenKeys | null> {
  if (kind === 'plain') return null
  const keyFile = await readFile(join(folder, keyName))
  const name = keyFile.toString('hex')
  const keys = openedKeys.get(name) ?? openVaultKeys(keyFile, frozenPassword)
  openedKeys.set(name, keys)
  return await keys
}
