import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freeFinalPath, type BackupFolder } from '../vault/backup-folder'
import type { BackupFormat, ManifestHead } from '../vault/backup-format'
import type { Contents } from '../vault/manifest'
import { syncFolder } from '../vault/sync-folder'
import type { Ledger } from './ledger'
import type { PreparedBackup } from './prepare-backup'

export interface ManifestInput {
  readonly prepared: PreparedBackup
  readonly createdBy: string
  readonly ledger: Ledger
  readonly folder: BackupFolder
}

/** From the first moment the folder says that it is not complete. */
export async function writeStartManifest(input: ManifestInput): Promise<void> {
  await input.prepared.format.begin(input.folder.partialPath, head(input), contents(input))
}

/** The index and a manifest that says "complete". @throws Node's system errors */
export async function writeComplete(input: ManifestInput): Promise<void> {
  const { prepared, ledger, folder } = input
  await prepared.format.complete({
    folder: folder.partialPath,
    head: { ...head(input), finishedAt: new Date().toISOString() },
    contents: contents(input),
    // By path: a run that was interrupted ends with the same index as one that was not.
    lines: [...ledger.lines.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
  })
  await syncFolder(folder.partialPath)
}

/** The last step: the rename that makes the backup complete. @returns its final path */
export async function giveFinalName({ prepared, folder }: ManifestInput): Promise<string> {
  const finalPath = await renameToFinal(folder.partialPath, prepared.format)
  // From here on it is complete, whatever this says.
  await syncFolder(dirname(finalPath)).catch(() => undefined)
  if (!prepared.format.plainNames)
    await rm(join(finalPath, prepared.format.journalName), { force: true }).catch(() => undefined)
  return finalPath
}

const mostTries = 20
/** On Windows a folder in which anybody has a file open, such as a virus scanner, cannot be renamed for that moment. */
const passing = new Set(['EPERM', 'EACCES', 'EBUSY', 'ENOTEMPTY', 'EEXIST'])

async function renameToFinal(partialPath: string, format: BackupFormat): Promise<string> {
  for (let tries = 1; ; tries++) {
    const finalPath = freeFinalPath(partialPath)
    await format.signName(partialPath, basename(finalPath))
    try {
      await rename(partialPath, finalPath)
      return finalPath
    } catch (error) {
      const wait = error instanceof Error && 'code' in error && passing.has(String(error.code))
      if (!wait || tries >= mostTries) throw error
      await delay(100)
    }
  }
}

/** Says in the partial folder how the run ended. The disk may be full or gone: then the start manifest still tells the truth. */
export async function markStopped(input: ManifestInput, stopped: 'cancelled' | 'failed'): Promise<void> {
  const end = { ...head(input), stopped, finishedAt: new Date().toISOString() }
  await input.prepared.format
    .writeManifest(input.folder.partialPath, end, contents(input))
    .catch(() => undefined)
}

function head({ prepared, createdBy }: ManifestInput): ManifestHead {
  // The name of the folder tells the same time.
  return { createdBy, startedAt: prepared.takeUp?.startedAt ?? prepared.plan.startedAt.toISOString() }
}

function contents({ prepared, ledger }: ManifestInput): Contents {
  const { phone, notIncluded } = prepared.plan
  const { since } = prepared.steps
  return {
    phone: {
      manufacturer: phone.manufacturer,
      model: phone.model,
      androidVersion: phone.androidVersion,
      serial: phone.hardwareSerial,
    },
    saved: ledger.saved(),
    totals: ledger.totals(),
    ...(since ? { since } : {}),
    notIncluded: [...notIncluded],
    problems: [...ledger.issues],
  }
}
