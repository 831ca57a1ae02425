import { isErrno } from '../../errors/is-errno'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freeFinalPath, type BackupFolder } from '../../format/backup-folder'
import type { BackupFormat, ManifestHead } from '../../format/backup-format'
import type { FolderLock } from '../../disk/lock-folder'
import { lowestVersion } from '../../format/format-versions'
import { referenceOf, type IndexLine } from '../../format/index-line'
import type { Contents } from '../../format/manifest'
import { syncFolder } from '../../disk/sync-folder'
import type { BackupIssue } from '../../../shared/model/issue'
import { recordProblem } from '../../format/problem'
import type { Issues } from '../issues'
import type { Ledger } from './ledger'
import { limitStills } from './limit-stills'
import type { PreparedBackup } from './plan-on-earlier'

export interface ManifestInput {
  readonly prepared: PreparedBackup
  readonly createdBy: string
  readonly ledger: Ledger
  readonly issues: Issues<BackupIssue>
  readonly folder: BackupFolder
  readonly lock: FolderLock
}

/** From the first moment the folder says that it is not complete. */
export async function writeStartManifest(input: ManifestInput): Promise<void> {
  await input.lock.prove()
  await input.prepared.format.begin(input.folder.partialPath, partialHead(input), contents(input))
}

/** The index and a manifest that says "complete". @throws Failure `folder-busy`; Node's system errors */
export async function writeComplete(input: ManifestInput): Promise<void> {
  const { prepared, ledger, folder, lock } = input
  const { format } = prepared
  // By reference: a run that was interrupted ends with the same index as one that was not.
  const sorted = [...ledger.lines.values()].sort((a, b) => (referenceOf(a) < referenceOf(b) ? -1 : 1))
  const lines = limitStills(sorted)
  await format.complete({
    folder: folder.partialPath,
    prove: lock.prove,
    head: { ...head(input, lines), finishedAt: new Date().toISOString() },
    contents: contents(input),
    lines,
  })
  await syncFolder(folder.partialPath)
  // The index has all that it tells. A plain one is its own journal.
  if (!format.plainNames) await rm(join(folder.partialPath, format.journalName), { force: true })
}

/** The last step: the rename that makes the backup complete. @returns its final path */
export async function giveFinalName({ prepared, folder, lock }: ManifestInput): Promise<string> {
  const finalPath = await renameToFinal(folder.partialPath, prepared.format, lock)
  // From here on it is complete, whatever this says.
  await syncFolder(dirname(finalPath)).catch(() => undefined)
  return finalPath
}

const maxTries = 20
/** On Windows a folder in which anybody has a file open, such as a virus scanner, cannot be renamed for that moment. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY', 'EEXIST'])

async function renameToFinal(partialPath: string, format: BackupFormat, lock: FolderLock): Promise<string> {
  for (let tries = 1; ; tries++) {
    const finalPath = freeFinalPath(partialPath)
    await lock.prove()
    await format.signName(partialPath, basename(finalPath))
    await lock.prove()
    try {
      await rename(partialPath, finalPath)
      return finalPath
    } catch (error) {
      const wait = isErrno(error) && passing.has(error.code)
      if (!wait || tries >= maxTries) throw error
      await delay(100)
    }
  }
}

/** Says in the partial folder how the run ended. The disk may be full or gone: then the start manifest still tells the truth. */
export async function markStopped(input: ManifestInput, stopped: 'cancelled' | 'failed'): Promise<void> {
  const end = { ...partialHead(input), stopped, finishedAt: new Date().toISOString() }
  await input.lock
    .prove()
    .then(() => input.prepared.format.writeManifest(input.folder.partialPath, end, contents(input)))
    .catch(() => undefined)
}

/** Its journal may still hold all that the interrupted run has listed. What was selected is of use until it is complete. */
function partialHead(input: ManifestInput): ManifestHead {
  const { ledger, prepared } = input
  return {
    ...head(input, [...ledger.lines.values(), ...(prepared.resumed?.lines.values() ?? [])]),
    ...(prepared.selection ? { selection: prepared.selection } : {}),
  }
}

function head(input: ManifestInput, lines: readonly IndexLine[]): ManifestHead {
  const { prepared, createdBy, ledger } = input
  const own = prepared.resumed?.own ?? []
  return {
    version: lowestVersion(contents(input), lines, own),
    createdBy,
    // The name of the folder tells the same time.
    startedAt: prepared.resumed?.startedAt ?? prepared.plan.startedAt.toISOString(),
    total: ledger.total(),
    ...(own.length > 0 ? { own } : {}),
  }
}

function contents({ prepared, ledger, issues }: ManifestInput): Contents {
  const { phone, notIncluded, closedFolders, foldersLeftOut } = prepared.plan
  const { since } = prepared.steps
  const { checkedByVersion, ...totals } = ledger.totals()
  return {
    phone: {
      manufacturer: phone.manufacturer,
      model: phone.model,
      serial: phone.hardwareSerial,
      system: 'android',
      systemVersion: phone.androidVersion,
    },
    saved: Object.fromEntries(ledger.saved()),
    // Only version 2 has items that are made.
    totals: checkedByVersion > 0 ? { ...totals, checkedByVersion } : totals,
    ...(since ? { since } : {}),
    notIncluded: [...notIncluded],
    ...(closedFolders.length > 0 ? { closedFolders: [...closedFolders] } : {}),
    ...(foldersLeftOut.length > 0 ? { foldersLeftOut: [...foldersLeftOut] } : {}),
    problems: issues.all.map(recordProblem),
  }
}
