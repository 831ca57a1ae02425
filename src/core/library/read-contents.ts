import type { BackupIssue } from '../../shared/model/job'
import { Failure } from '../errors/failure'
import { damageOf } from '../format/damage-of'
import { readWholeItem } from './item-file'
import { sealedReportName } from '../format/layout'
import { contentsSchema, isSealed, type Contents } from '../format/manifest'
import { readProblem } from '../format/problem'
import type { OpenBackup } from './open-backup'

export interface ReadContents extends Omit<Contents, 'problems'> {
  readonly problems: readonly BackupIssue[]
}

/** A report of a hundred thousand problems is smaller. */
const mostBytes = 32 * 1024 * 1024

/**
 * What a backup says of itself beyond its items; null for an encrypted one that is not complete, which has no report yet.
 * @throws Failure `backup-damaged` or `backup-unreadable`; Node's system errors
 */
export async function readContents(backup: OpenBackup): Promise<ReadContents | null> {
  const { manifest } = backup
  if (!isSealed(manifest)) return read(manifest)
  if (manifest.state === 'partial') return null
  const bytes = await readWholeItem(backup, sealedReportName, mostBytes).catch((error: unknown) => {
    throw damageOf(error, sealedReportName)
  })
  try {
    return read(contentsSchema.parse(JSON.parse(bytes?.toString('utf8') ?? '')))
  } catch (error) {
    throw new Failure('backup-damaged', { message: sealedReportName }, { cause: error })
  }
}

function read(contents: Contents): ReadContents {
  return { ...contents, problems: contents.problems.map(readProblem) }
}
