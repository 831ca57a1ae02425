import { isErrno } from '../../errors/is-errno'
import { existsSync } from 'node:fs'
import { realpath, statfs } from 'node:fs/promises'
import { join, resolve, sep } from 'node:path'
import pMap from 'p-map'
import type { ExportReport, Outcome } from '../../../shared/model/job'
import type { IssueCode } from '../../../shared/model/issue'
import { neededSpace } from '../../../shared/model/needed-space'
import { fileName } from '../../phone/file-name'
import { Failure } from '../../errors/failure'
import { ItemFailure } from '../../errors/item-failure'
import { runAll } from '../run-all'
import { runJob, type JobControls, type JobTools } from '../run-job'
import { fileSize } from '../../disk/file-size'
import type { OpenBackup } from '../../library/open-backup'
import { nameOfExport, type PlannedExport } from './plan-export'
import { createFolderMaker, writeItem, type WriteContext } from './write-item'

const parallel = 3

/**
 * Told before the first byte: whether the folder can take it.
 * @throws Failure `nothing-to-restore`, `folder-read-only` for a folder of the backup itself, `no-space`; Node's system
 * errors
 */
export async function checkExport(
  plan: readonly PlannedExport[],
  backup: OpenBackup,
  folder: string,
): Promise<void> {
  if (plan.length === 0) throw new Failure('nothing-to-restore')
  // What is added to a backup is a fault of it.
  const [real, ofBackup] = await Promise.all([realpath(folder), realpath(backup.folder)])
  if ((real + sep).startsWith(ofBackup + sep)) throw new Failure('folder-read-only')
  const toWrite = await withoutWhatIsThere(plan, folder)
  const neededBytes = neededSpace({ count: toWrite.length, bytes: totalBytes(toWrite) })
  const { bavail, bsize } = await statfs(folder)
  const freeBytes = bavail * bsize
  if (neededBytes > freeBytes) throw new Failure('no-space', { neededBytes, freeBytes })
}

/** By size alone: whether a file is the same is looked at when its turn comes. */
async function withoutWhatIsThere(
  plan: readonly PlannedExport[],
  folder: string,
): Promise<readonly PlannedExport[]> {
  const sizes = await pMap(plan, ({ file }) => fileSize(join(folder, file)), { concurrency: 16 })
  return plan.filter(({ item }, number) => sizes[number] !== item.bytes)
}

/**
 * Writes items, readable and under their own names, into a folder. Nothing that is there is changed; run again, it goes
 * on. Never rejects.
 */
export async function runExport(
  plan: readonly PlannedExport[],
  backup: OpenBackup,
  folder: string,
  controls: JobControls = {},
): Promise<Outcome<ExportReport>> {
  const root = resolve(folder)
  const folders = createFolderMaker()
  const counts: Counts = {
    exported: { count: 0, bytes: 0 },
    alreadyThere: { count: 0, bytes: 0 },
    renamed: 0,
  }
  const work = async (tools: JobTools<ExportReport>) => {
    const exportOne = (planned: PlannedExport) =>
      exportItem(planned, { backup, root, folders, counts, tools })
    await runAll(plan, exportOne, { concurrency: parallel, signal: tools.signal, stopAll: tools.stop })
  }
  return await runJob<ExportReport>(
    {
      items: plan.length,
      bytes: totalBytes(plan),
      phase: 'exporting',
      work,
      report: () => ({ kind: 'export', folder: root, ...counts }),
    },
    controls,
  )
}

interface Counts {
  readonly exported: { count: number; bytes: number }
  readonly alreadyThere: { count: number; bytes: number }
  renamed: number
}

interface ExportContext extends Pick<WriteContext, 'backup' | 'root' | 'folders'> {
  readonly counts: Counts
  readonly tools: JobTools<ExportReport>
}

async function exportItem(planned: PlannedExport, context: ExportContext): Promise<void> {
  const { item } = planned
  const { counts, root } = context
  const { meter, pause, signal, issues } = context.tools
  let moved = 0
  const onBytes = (bytes: number) => {
    meter.bytesMoved(bytes - moved)
    moved = bytes
  }
  await pause.passed(signal)
  meter.itemStarted(fileName(nameOfExport(item)))
  try {
    const written = await writeItem(planned, { ...context, signal, onBytes })
    const tally = written === 'already-there' ? counts.alreadyThere : counts.exported
    tally.count += 1
    tally.bytes += item.bytes
    if (written === 'renamed') counts.renamed += 1
  } catch (error) {
    const failure = exportFailure(error, root)
    if (!failure || signal.aborted) throw error
    issues.add({ item: nameOfExport(item), during: 'exporting', code: failure.code, detail: failure.detail })
  }
  meter.itemEnded({ plannedBytes: item.bytes, movedBytes: moved })
}

/** What this disk cannot hold under this name, or the backup does not have whole; null for all that is about more. */
function exportFailure(error: unknown, root: string): ItemFailure | null {
  if (error instanceof ItemFailure) return error
  if (!isErrno(error)) return null
  const code = itemCodes[error.code]
  // A drive that was pulled takes all of them along.
  if (!code || !existsSync(root)) return null
  return new ItemFailure(code, error.message, { cause: error, saidBy: 'disk' })
}

/** Names that this disk cannot hold; a file, or a link that leads nowhere, where a folder has to be. */
const itemCodes: Readonly<Record<string, IssueCode>> = {
  ENAMETOOLONG: 'path-too-long',
  EINVAL: 'unsafe-name',
  EEXIST: 'name-taken',
  ENOTDIR: 'name-taken',
  ENOENT: 'name-taken',
  ELOOP: 'name-taken',
}

function totalBytes(plan: readonly PlannedExport[]): number {
  return plan.reduce((total, { item }) => total + item.bytes, 0)
}
