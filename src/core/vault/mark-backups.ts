import { dirname } from 'node:path'
import type { KeyMark } from '../../shared/model/key-mark'
import { checkManifest } from './check-authenticity'
import type { KeyRing } from './key-ring'
import type { SealedManifest } from './manifest'

export interface ToMark {
  readonly folder: string
  /** Its manifest; null for a plain one, undefined where it cannot be read. */
  readonly sealed: SealedManifest | null | undefined
}

/** Who made a backup, as far as the keys of this computer tell. */
type Maker = 'own' | KeyMark | 'not-known'

/**
 * Tells what in the folder of a phone was not made with the key that its other backups have, by what this computer keeps
 * of that key; no password is needed. Of a folder with no such key nothing can be told. Never throws.
 * @returns the marks by folder of backup
 */
export async function markBackups(
  backups: readonly ToMark[],
  ring: Pick<KeyRing, 'get'>,
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
  const isKnown = ({ maker }: { maker: Maker }) => maker === 'own' || maker === 'not-signed'
  const keyed = new Set(makers.filter(isKnown).map(({ folder }) => dirname(folder)))
  return new Map(
    makers.flatMap(({ folder, maker }) =>
      maker !== 'own' && maker !== 'not-known' && keyed.has(dirname(folder))
        ? [[folder, maker] as const]
        : [],
    ),
  )
}

async function makerOf(
  { folder, sealed }: ToMark,
  secretOf: (recipient: string) => Promise<Buffer | null>,
): Promise<Maker> {
  if (sealed === undefined) return 'not-known'
  if (sealed === null) return 'not-encrypted'
  const secret = await secretOf(sealed.encryption.recipient)
  if (!secret) return 'other-key'
  const proven = await checkManifest(folder, sealed, secret)
  return proven === 'no-signature' || proven === 'wrong-signature' ? 'not-signed' : 'own'
}
