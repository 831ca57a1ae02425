import { Failure } from '../errors/failure'
import { damageOf } from '../format/damage-of'
import { readWholeItem } from './item-file'
import { encryptedReportName } from '../format/layout'
import { manifestFormats } from '../format/format-versions'
import { isEncrypted, type Contents } from '../format/manifest'
import type { OpenBackup } from './open-backup'

/** A report of a hundred thousand problems is smaller. */
const maxBytes = 32 * 1024 * 1024

/**
 * What a backup says of itself beyond its items; null for an encrypted one that is not complete, which has no report yet.
 * @throws Failure `backup-damaged` or `backup-unreadable`; Node's system errors
 */
export async function readContents(backup: OpenBackup): Promise<Contents | null> {
  const { manifest } = backup
  if (!isEncrypted(manifest)) return manifest
  if (manifest.state === 'partial') return null
  const bytes = await readWholeItem(backup, encryptedReportName, maxBytes).catch((error: unknown) => {
    throw damageOf(error, encryptedReportName)
  })
  try {
    return manifestFormats[manifest.version].contents.parse(JSON.parse(bytes?.toString('utf8') ?? ''))
  } catch (error) {
    throw new Failure('backup-damaged', { message: encryptedReportName }, { cause: error })
  }
}
