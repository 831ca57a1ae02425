import { rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupFolder } from '../vault/create-backup-folder'
import { indexName, manifestName } from '../vault/layout'
import { formatName, formatVersion, type Manifest } from '../vault/manifest'
import { syncFolder } from '../vault/sync-folder'
import { writeAtomically } from '../vault/write-atomically'
import type { Ledger } from './ledger'
import type { BackupPlan } from './plan-backup'

interface ManifestInput {
  readonly plan: BackupPlan
  readonly createdBy: string
  readonly ledger: Ledger
  readonly partialPath: string
}

/** From the first moment the folder says that it is not complete. */
export async function writeStartManifest(input: ManifestInput): Promise<void> {
  await writeManifest(input, {})
}

/** The last steps: manifest, then the rename that makes the backup complete. @returns its final path */
export async function completeBackup(
  input: ManifestInput & { readonly folder: BackupFolder; readonly indexSha256: string },
): Promise<string> {
  const { partialPath, finalPath } = input.folder
  await writeManifest(input, {
    state: 'complete',
    finishedAt: new Date().toISOString(),
    index: { file: indexName, sha256: input.indexSha256 },
  })
  await syncFolder(partialPath)
  await rename(partialPath, finalPath)
  // From here on it is complete, whatever this says.
  await syncFolder(dirname(finalPath)).catch(() => undefined)
  return finalPath
}

/** Says in the partial folder how the run ended. The disk may be full or gone: then the start manifest still tells the truth. */
export async function markStopped(
  input: ManifestInput & { readonly stopped: 'cancelled' | 'failed' },
): Promise<void> {
  try {
    await writeManifest(input, { stopped: input.stopped, finishedAt: new Date().toISOString() })
  } catch {
    // See above: nothing that is on disk is untrue.
  }
}

async function writeManifest(
  { plan, createdBy, ledger, partialPath }: ManifestInput,
  end: Partial<Manifest>,
): Promise<void> {
  const saved = ledger.saved()
  const manifest: Manifest = {
    format: formatName,
    version: formatVersion,
    state: 'partial',
    createdBy,
    phone: {
      manufacturer: plan.phone.manufacturer,
      model: plan.phone.model,
      androidVersion: plan.phone.androidVersion,
      serial: plan.phone.hardwareSerial,
    },
    startedAt: plan.startedAt.toISOString(),
    saved,
    total: Object.values(saved).reduce(
      (total, { count, bytes }) => ({ count: total.count + count, bytes: total.bytes + bytes }),
      { count: 0, bytes: 0 },
    ),
    notIncluded: [...plan.notIncluded],
    problems: [...ledger.issues],
    ...end,
  }
  await writeAtomically(join(partialPath, manifestName), JSON.stringify(manifest, null, 2) + '\n')
}
