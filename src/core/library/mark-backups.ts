import { basename, dirname } from 'node:path'
import type { KeyMark } from '../../shared/model/key-mark'
import { checkManifest } from './check-authenticity'
import type { KeyRing } from '../format/encrypted/key-ring'
import { readPhoneFolderName } from '../format/layout'
import type { EncryptedManifest } from '../format/manifest'

export interface ToMark {
  readonly folder: string
  /** Its manifest; null for a plain one, undefined where it cannot be read. */
  readonly encryptedManifest: EncryptedManifest | null | undefined
  /** Hardware serial number of the phone, where it says so itself. */
  readonly serial: string | null
}

/** Who made a backup, as far as the keys of this computer tell. */
type Maker = 'own' | KeyMark | 'not-known'

/**
 * Tells which backups of a phone were not made with its key, by what this computer keeps of that key; no password is
 * needed. Of a phone without one nothing can be told. Never throws.
 * @returns the marks by folder of backup
 */
export async function markBackups(
  backups: readonly ToMark[],
  ring: Pick<KeyRing, 'get' | 'serials'>,
): Promise<ReadonlyMap<string, KeyMark>> {
  const secrets = new Map<string, Promise<Buffer | null>>()
  const secretOf = (recipient: string) => {
    const known = secrets.get(recipient) ?? ring.get(recipient).then(entry => entry?.secret ?? null)
    secrets.set(recipient, known)
    return known
  }
  const makers = await Promise.all(
    backups.map(async backup => ({ ...backup, maker: await makerOf(backup, secretOf) })),
  )
  const serials = await ring.serials()
  // Also where nothing with the key is left, and in a folder that is named otherwise.
  const keyed = makers.filter(({ folder, maker, serial }) => {
    const named = readPhoneFolderName(basename(dirname(folder))).serial
    const isOfPhone = [serial, named].some(each => each !== null && serials.has(each))
    return isOfPhone || maker === 'own' || maker === 'not-signed'
  })
  const folders = new Set(keyed.map(({ folder }) => dirname(folder)))
  return new Map(
    makers.flatMap(({ folder, maker }) =>
      maker !== 'own' && maker !== 'not-known' && folders.has(dirname(folder))
        ? [[folder, maker] as const]
        : [],
    ),
  )
}

async function makerOf(
  { folder, encryptedManifest }: ToMark,
  secretOf: (recipient: string) => Promise<Buffer | null>,
): Promise<Maker> {
  if (encryptedManifest === undefined) return 'not-known'
  if (encryptedManifest === null) return 'not-encrypted'
  const secret = await secretOf(encryptedManifest.encryption.recipient)
  if (!secret) return 'other-key'
  const proven = await checkManifest(folder, encryptedManifest, secret)
  return proven === 'no-signature' || proven === 'wrong-signature' ? 'not-signed' : 'own'
}
