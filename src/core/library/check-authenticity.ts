import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Authenticity, UnsignedReason } from '../../shared/model/authenticity'
import { hashFile } from '../disk/hash-file'
import { backupName, partialSuffix, encryptedIndexName, encryptedReportName } from '../format/layout'
import { isEncrypted, type Manifest, type EncryptedManifest } from '../format/manifest'
import { checkSignatures } from '../format/encrypted/sign-manifest'

type SignedCovers = Extract<Authenticity, { kind: 'signed' }>['covers']

/** No more of a list of contents is opened either (load-items.ts). */
const maxBytes = 1024 ** 3

/**
 * What the key of a backup proves about it, before anything of it is shown. Reads its list of contents and its report
 * once: 11 ms for 20,000 items, where the password takes 400. Never throws: what is missing or cannot be read is told by
 * whoever needs it.
 * @param secret of the key that the manifest names; null for a plain backup
 */
export async function checkAuthenticity(
  folder: string,
  manifest: Manifest,
  secret: Uint8Array | null,
): Promise<Authenticity> {
  if (!isEncrypted(manifest) || secret === null) return { kind: 'plain' }
  const covers = await checkManifest(folder, manifest, secret)
  const changed = manifest.state === 'complete' ? await changedFiles(folder, manifest) : []
  if (covers === 'no-signature' || covers === 'wrong-signature')
    return { kind: 'unsigned', reasons: [covers, ...changed] }
  if (changed.length > 0) return { kind: 'unsigned', reasons: changed }
  const { name } = manifest
  const isRenamed = covers === 'manifest' && name !== undefined && name !== backupName(folder)
  return { kind: 'signed', covers, renamedFrom: isRenamed ? name : null }
}

/**
 * What the signatures of a manifest prove, without a look at what it lists. Never throws.
 * @param secret of the key that the manifest names
 */
export async function checkManifest(
  folder: string,
  manifest: EncryptedManifest,
  secret: Uint8Array,
): Promise<SignedCovers | 'no-signature' | 'wrong-signature'> {
  const state = checkSignatures(manifest, secret)
  if (state === 'wrong') return 'wrong-signature'
  if (state === 'manifest') return 'manifest'
  if (manifest.state === 'complete') return state === 'contents' ? 'contents' : 'no-signature'
  // Version 0.1 signs nothing of an interrupted backup, so that a complete one could be made to look like one. It is
  // taken for one only where nothing speaks against it; what is listed in it is sealed line by line.
  const isFinished = !folder.endsWith(partialSuffix) || (await isThere(join(folder, encryptedIndexName)))
  return isFinished || state === 'contents' ? 'no-signature' : 'items'
}

async function changedFiles(folder: string, { index, report }: EncryptedManifest): Promise<UnsignedReason[]> {
  const isChanged = async (name: string, listed: EncryptedManifest['index']) => {
    const stats = await lstat(join(folder, name)).catch(() => null)
    // A hostile one may have no end.
    if (stats && stats.size > maxBytes) return true
    const found = await hashFile(join(folder, name)).catch(() => null)
    return found !== null && (listed?.file !== name || listed.sha256 !== found)
  }
  return [
    ...((await isChanged(encryptedIndexName, index)) ? (['index-changed'] as const) : []),
    ...((await isChanged(encryptedReportName, report)) ? (['report-changed'] as const) : []),
  ]
}

async function isThere(file: string): Promise<boolean> {
  return await lstat(file).then(
    () => true,
    () => false,
  )
}
