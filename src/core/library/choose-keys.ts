import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { Failure } from '../errors/failure'
import type { KeyRing } from '../format/encrypted/key-ring'
import { keyName, readPhoneFolderName } from '../format/layout'
import { listBackups } from './list-backups'
import { recipientOf } from '../format/manifest'
import { readSmallFile } from '../disk/read-small-file'
import { createVaultKeys, openVaultKeys, type OpenKeys, type VaultKeys } from '../format/encrypted/vault-keys'

/** The key that a phone's encrypted backups have been made with, as far as its folder tells. */
export interface FoundKey {
  readonly recipient: string
  readonly keyFile: Buffer
}

/** What may be known of the keys before a backup. */
export type KeyState =
  /** No encrypted backup yet: a password has to be chosen. */
  | 'none'
  /** This computer has the keys. */
  | 'known'
  /** Made on another computer, or this one has forgotten: the password of the earlier backups is needed once. */
  | 'password-needed'

export interface KeyChoice {
  readonly phoneFolder: string
  readonly ring: KeyRing
  readonly password: string | null
  /** Begin anew with this password, though there are encrypted backups: nothing is shared with them. */
  readonly newKey: boolean
}

export const maxKeyFileBytes = 64 * 1024

/** The key of the newest encrypted backup, complete or not. Never throws. */
export async function findKey(phoneFolder: string): Promise<FoundKey | null> {
  for (const { path, manifest } of await listBackups(phoneFolder)) {
    const recipient = recipientOf(manifest)
    if (recipient === null) continue
    const keyFile = await readSmallFile(join(path, keyName), maxKeyFileBytes).catch(() => null)
    if (keyFile) return { recipient, keyFile }
  }
  return null
}

export async function keyState(phoneFolder: string, ring: KeyRing): Promise<KeyState> {
  const found = await findKey(phoneFolder)
  if (!found) return 'none'
  return (await knownKeys(found, ring)) ? 'known' : 'password-needed'
}

/**
 * The keys for the next backup of a phone: those of its earlier ones, so that both can share their files, or new ones.
 * @throws Failure `password-needed`, `password-empty`, `wrong-password` or `backup-damaged`
 */
export async function chooseKeys({ phoneFolder, ring, password, newKey }: KeyChoice): Promise<VaultKeys> {
  const found = newKey ? null : await findKey(phoneFolder)
  if (password === null) {
    const known = found && (await knownKeys(found, ring))
    if (!known) throw new Failure('password-needed')
    await rememberPhone(ring, known.recipient, phoneFolder)
    return known
  }
  const keys = found ? await openFoundKey(found, password) : await createVaultKeys(password)
  await rememberKeys(ring, keys, phoneFolder)
  return keys
}

/** @throws Failure `wrong-password` or `backup-damaged` */
async function openFoundKey({ recipient, keyFile }: FoundKey, password: string): Promise<OpenKeys> {
  if (password === '') throw new Failure('password-empty')
  const keys = await openVaultKeys(keyFile, password)
  // Someone else's recipient in the manifest would have us encrypt for them.
  if (keys.recipient !== recipient) throw new Failure('backup-damaged', { message: keyName })
  return keys
}

async function knownKeys({ recipient, keyFile }: FoundKey, ring: KeyRing): Promise<VaultKeys | null> {
  const entry = await ring.get(recipient)
  return entry?.keySha256 === hashOf(keyFile) ? { recipient, keyFile, secret: entry.secret } : null
}

/** @throws Node's system errors */
export async function rememberKeys(
  ring: KeyRing,
  { recipient, keyFile, secret }: VaultKeys,
  phoneFolder: string,
): Promise<void> {
  const { serial } = readPhoneFolderName(basename(phoneFolder))
  await ring.put(recipient, { secret, keySha256: hashOf(keyFile), serial })
}

/** Of which phone a key is, where version 0.1 has not said. A backup does not hang on it. */
async function rememberPhone(ring: KeyRing, recipient: string, phoneFolder: string): Promise<void> {
  const { serial } = readPhoneFolderName(basename(phoneFolder))
  const entry = await ring.get(recipient)
  if (entry && serial !== null && entry.serial !== serial)
    await ring.put(recipient, { ...entry, serial }).catch(() => undefined)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
