import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { freeFinalPath } from '../../format/backup-folder'
import type { BackupFormat } from '../../format/backup-format'
import type { EarlierBackup } from '../../format/find-known'
import type { IndexLine } from '../../format/index-line'
import { knownFromIndex } from '../../format/known-copies'
import { encryptedJournalName } from '../../format/layout'
import { listBackups, type FoundBackup } from '../../library/list-backups'
import { readDamaged } from '../../format/damage-note'
import { readVerified } from '../../format/verified-note'
import { recipientOf, type OwnFile } from '../../format/manifest'
import { readJournal } from '../../format/read-journal'

/** A partial backup and what it says it holds. */
export interface PartialBackup {
  readonly path: string
  readonly startedAt: string
  /** By reference. */
  readonly lines: ReadonlyMap<string, IndexLine>
  /** What a newer version has put beside its items: it stays there, and stays listed. */
  readonly own?: readonly OwnFile[] | undefined
  /** False when its journal does not tell all that is there: it is left as it is. */
  readonly intact: boolean
}

/** What earlier runs left for this one. */
export interface Earlier {
  /** The newest complete backup of the same kind. */
  readonly last: EarlierBackup | null
  /** Interrupted ones, newest first. */
  readonly partials: readonly PartialBackup[]
}

/**
 * Looks for backups of the same phone that this run can build on: plain ones for a plain run, for an encrypted one those
 * with the same key. What cannot be read is passed over: its files are copied anew.
 * @throws Node's system errors
 */
export async function readEarlier(phoneFolder: string, format: BackupFormat): Promise<Earlier> {
  const backups = (await finishCompleted(await listBackups(phoneFolder), format)).filter(
    ({ manifest }) => recipientOf(manifest) === format.recipient,
  )
  return {
    last: await readLast(
      backups.filter(({ partial }) => !partial),
      format,
    ),
    partials: await readPartials(
      backups.filter(({ partial }) => partial),
      format,
    ),
  }
}

/** A kill after the manifest was written left a complete backup under its partial name. */
async function finishCompleted(
  backups: readonly FoundBackup[],
  format: BackupFormat,
): Promise<readonly FoundBackup[]> {
  return await Promise.all(
    backups.map(async backup => {
      if (!backup.partial || backup.manifest.state !== 'complete') return backup
      await rm(join(backup.path, encryptedJournalName), { force: true })
      const path = freeFinalPath(backup.path)
      await format.signName(backup.path, basename(path))
      await rename(backup.path, path)
      return { ...backup, path, name: basename(path), partial: false }
    }),
  )
}

async function readLast(
  complete: readonly FoundBackup[],
  format: BackupFormat,
): Promise<EarlierBackup | null> {
  for (const { path, name, manifest } of complete) {
    // A kill right after the last rename left it.
    if (!format.plainNames) await rm(join(path, format.journalName), { force: true }).catch(() => undefined)
    const known = await format.readKnown(path).catch(() => null)
    if (!known) continue
    const damaged = await readDamaged(path)
    const verified = await readVerified(path)
    const find: typeof known.find = (reference, version) => {
      const copy = known.find(reference, version)
      if (!copy || damaged.has(copy.file)) return null
      return verified === null ? copy : { ...copy, lastRead: Math.max(verified, copy.lastRead ?? 0) }
    }
    return { path, name, startedAt: Date.parse(manifest.startedAt), known: { ...known, find } }
  }
  return null
}

async function readPartials(
  partials: readonly FoundBackup[],
  format: BackupFormat,
): Promise<readonly PartialBackup[]> {
  const read = partials.map(async ({ path, manifest }) => {
    const journal = await readJournal(path, format).catch(() => null)
    return journal ? [{ path, startedAt: manifest.startedAt, own: manifest.own, ...journal }] : []
  })
  return (await Promise.all(read)).flat()
}

export function asEarlier({ path, startedAt, lines }: PartialBackup): EarlierBackup {
  return { path, name: path, startedAt: Date.parse(startedAt), known: knownFromIndex(lines.values()) }
}

/**
 * The newest partial backup that this run can go on with: everything in it is chosen again, or is no longer on the
 * phone. Another one holds what the person does not want in this backup; it is left as it is.
 */
export function choosePartial(
  partials: readonly PartialBackup[],
  chosen: ReadonlySet<string>,
  found: ReadonlySet<string>,
): PartialBackup | null {
  const fits = ({ lines, intact }: PartialBackup) =>
    intact && [...lines.keys()].every(reference => chosen.has(reference) || !found.has(reference))
  return partials.find(fits) ?? null
}
