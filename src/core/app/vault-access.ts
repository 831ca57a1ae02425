import { join } from 'node:path'
import { chooseKeys, findKey, keyState, type KeyState } from '../library/choose-keys'
import { changePassword } from '../library/change-password'
import { noProtection, openKeyRing, type KeyRing, type Protection } from '../format/encrypted/key-ring'
import type { OpenInside } from '../disk/open-inside'
import { openBackup, requireSigned, type OpenBackup, type UnsignedRule } from '../library/open-backup'
import { isEncrypted } from '../format/manifest'
import { readManifest } from '../format/read-manifest'
import type { VaultKeys } from '../format/encrypted/vault-keys'
import type { EncryptionRequest } from '../../shared/model/output'
import { Failure } from '../errors/failure'
import { createPasswordStore } from './password-store'

/** The system's keychain; null where there is none. */
export type Keychain = () => Protection | null

/** Keys and passwords of encrypted backups, as far as this computer keeps them. Nothing of it crosses to the window. */
export interface VaultAccess {
  readonly ring: KeyRing
  readonly canRemember: () => boolean
  readonly state: (phoneFolder: string) => Promise<KeyState>
  /** @throws Failure `password-needed`, `password-empty`, `wrong-password`, `backup-damaged` */
  readonly keysFor: (phoneFolder: string, request: EncryptionRequest) => Promise<VaultKeys>
  /** @throws like `changePassword` */
  readonly change: (phoneFolder: string, oldPassword: string, newPassword: string) => Promise<number>
  /**
   * Signed or not: only for who shows nothing of it.
   * @param password null for one that is remembered, or a plain backup
   * @throws like `openBackup`
   */
  readonly open: (backupFolder: string, password: string | null) => Promise<OpenBackup>
  /**
   * The same, and keeps a password that opens it: for as long as the app runs, and in the keychain where `remember` says
   * so; also one of a backup that is refused, so that it need not be typed again by who wants it all the same.
   * @throws Failure `backup-not-signed` where `unsigned` says so
   */
  readonly unlock: (request: UnlockRequest) => Promise<OpenBackup>
}

export interface UnlockRequest {
  readonly folder: string
  /** Null for one that is remembered, or a plain backup. */
  readonly password: string | null
  readonly remember: boolean
  readonly unsigned: UnsignedRule
}

/**
 * @param folder where this program keeps what it remembers
 * @param bring called before a backup is opened: of one that is in a place, brings what opens it, and says how its items are
 */
export function createVaultAccess(
  folder: string,
  keychain: Keychain,
  bring: (backupFolder: string) => Promise<OpenInside | undefined> = () => Promise.resolve(undefined),
): VaultAccess {
  const ring = openKeyRing(join(folder, 'vault-keys.json'), keychain() ?? noProtection)
  const passwords = createPasswordStore(join(folder, 'passwords.json'), keychain)
  const open = async (backupFolder: string, password: string | null) => {
    const openFile = await bring(backupFolder)
    const manifest = await readManifest(backupFolder)
    if (!isEncrypted(manifest) || password !== null)
      return await openBackup(backupFolder, password, 'open', openFile)
    const { recipient } = manifest.encryption
    const kept = await passwords.get(recipient)
    return await openBackup(backupFolder, kept, 'open', openFile).catch((error: unknown) => {
      // Nobody has typed one: what is kept is of before it was changed.
      const isOld = error instanceof Failure && error.info.code === 'wrong-password'
      throw isOld ? new Failure('password-needed') : error
    })
  }
  return {
    ring,
    canRemember: () => keychain() !== null,
    state: phoneFolder => keyState(phoneFolder, ring),
    keysFor: async (phoneFolder, { password, newKey, remember }) => {
      const keys = await chooseKeys({ phoneFolder, ring, password, newKey })
      if (password !== null) await passwords.keep(keys.recipient, password, remember)
      return keys
    },
    change: async (phoneFolder, oldPassword, newPassword) => {
      const changed = await changePassword({ phoneFolder, ring, oldPassword, newPassword })
      const key = await findKey(phoneFolder)
      if (key) await passwords.keep(key.recipient, newPassword, await passwords.isRemembered(key.recipient))
      return changed
    },
    open,
    unlock: async ({ folder, password, remember, unsigned }) => {
      const backup = await open(folder, password)
      if (backup.keys && password !== null) await passwords.keep(backup.keys.recipient, password, remember)
      if (unsigned === 'refuse') requireSigned(backup)
      return backup
    },
  }
}
