import { dirname } from 'node:path'
import type { FreeUpReport, Outcome } from '../../../shared/model/job'
import type { RemovalWay } from '../../../shared/model/free-up'
import type { FolderLock } from '../../disk/lock-folder'
import { Failure } from '../../errors/failure'
import { isErrno } from '../../errors/is-errno'
import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import { lockPhoneFolder } from '../../format/lock-phone-folder'
import { fileName } from '../../phone/file-name'
import type { Phone } from '../../phone/phone'
import { createPhoneSession } from '../../phone/phone-session'
import { runAll } from '../run-all'
import { runJob, type JobTools } from '../run-job'
import { loadTrusted } from './check-backup'
import { freeItem } from './free-item'
import type { FreeUpOptions, FreeUpPorts, FreeUpRun } from './run'
import { lettingFinish } from './letting-finish'

/** Files under way at a time: the disk reads one while the phone hashes another and starts Java for a third. */
const parallel = 3
const freeUpInactivityMs = 120_000
/** How long a command that the phone was given may take to be answered after a run was broken off. */
const finishMs = 15_000
/** How long to find out afterwards what became of files whose answers never came. */
const lookMs = 5_000

export interface FreeUpPlan {
  readonly way: RemovalWay
  /** Paths on the phone, each once, of items of the backup. */
  readonly paths: readonly string[]
  readonly bytes: number
  /** Of the phone that they are to be taken off. */
  readonly hardwareSerial: string
}

/**
 * Takes files off the phone that the backup has, each only once both copies were proven (`freeItem`). However it ends, each file
 * is on the phone, or in the backup and proven to be; of each that was begun is told what became of it. Never rejects.
 */
export async function runFreeUp(
  plan: FreeUpPlan,
  ports: FreeUpPorts,
  options: FreeUpOptions = {},
): Promise<Outcome<FreeUpReport>> {
  const { way } = plan
  const removed: BackupItem[] = []
  let items: ReadonlyMap<string, BackupItem> = new Map()
  let run: FreeUpRun | null = null
  let telling: Promise<void> = Promise.resolve()
  let lock: FolderLock | null = null
  const work = async (tools: JobTools<FreeUpReport>) => {
    lock = await lockBackup(ports.backup.folder, tools)
    items = await loadTrusted(ports.backup, plan.hardwareSerial, tools.signal)
    const opened = openRun(plan, { ...ports, lock }, tools, options)
    run = opened.run
    telling = opened.closed
    await requireWay(opened.run)
    tools.enter('freeing')
    await runAll(
      plan.paths,
      async path => {
        if (await freeOne(path, items.get(path), opened.run)) removed.push(...itemAt(items, path))
      },
      { concurrency: parallel, signal: tools.signal, stopAll: tools.stop },
    )
    tools.enter('finishing')
    if (way === 'for-good' && removed.length > 0) await tellGallery(opened.run, removed)
  }
  const settle = async () => {
    if (run) {
      await telling
      run.session.close()
      for (const path of await findRemoved(run, ports)) removed.push(...itemAt(items, path))
    }
    await lock?.release()
  }
  return await runJob<FreeUpReport>(
    {
      items: plan.paths.length,
      bytes: plan.bytes,
      phase: 'comparing',
      work,
      settle,
      report: () => ({
        kind: 'free-up',
        folder: ports.backup.folder,
        way,
        removed: { count: removed.length, bytes: removed.reduce((total, { bytes }) => total + bytes, 0) },
        removedPaths: removed.map(({ path }) => path),
      }),
    },
    options,
  )
}

function openRun(
  { way }: FreeUpPlan,
  { backup, phone, lock }: FreeUpPorts & { readonly lock: FolderLock | null },
  tools: JobTools<FreeUpReport>,
  { inactivityMs = freeUpInactivityMs }: FreeUpOptions,
): { readonly run: FreeUpRun; readonly closed: Promise<void> } {
  const underway: FreeUpRun['underway'] = new Map()
  const answering: FreeUpRun['answering'] = new Set()
  const { signal, closed } = lettingFinish(tools.signal, () => answering.size > 0, finishMs)
  const session = createPhoneSession(phone, {
    signal,
    inactivityMs,
    ready: () => tools.pause.passed(tools.signal),
    onWaiting: tools.onWaiting,
  })
  const proveLock = async () => await lock?.prove()
  return { run: { ...tools, backup, session, proveLock, way, underway, answering }, closed }
}

/**
 * Keeps others from deleting the backup meanwhile; null on a disk that nobody can write to.
 * @throws Failure `folder-busy`; Node's system errors
 */
async function lockBackup(
  folder: string,
  { signal, stop }: JobTools<FreeUpReport>,
): Promise<FolderLock | null> {
  try {
    const lock = await lockPhoneFolder(dirname(folder), { signal })
    lock.lost.addEventListener('abort', () => stop(lock.lost.reason), { once: true })
    return lock
  } catch (error) {
    if (isErrno(error, 'EROFS')) return null
    throw error
  }
}

/** @throws Failure `phone-keeps-files` for a phone that removes nothing, or has no trash where that was said */
async function requireWay({ session, way }: FreeUpRun): Promise<void> {
  const canDo = await session.use(async ({ removal }: Phone) => {
    return removal !== undefined && (way === 'for-good' || (await removal.hasTrash()))
  })
  if (!canDo) throw new Failure('phone-keeps-files')
}

/** @returns whether it was removed; what stayed is among the issues then */
async function freeOne(path: string, item: BackupItem | undefined, run: FreeUpRun): Promise<boolean> {
  const { meter, issues, signal, pause } = run
  await pause.passed(signal)
  meter.itemStarted(fileName(path))
  let moved = 0
  const onBytes = (bytes: number) => {
    meter.bytesMoved(Math.max(0, bytes - moved))
    moved = Math.max(moved, bytes)
  }
  let isRemoved = false
  try {
    if (!item) throw new ItemFailure('copy-damaged', 'The backup no longer lists it')
    await freeItem(item, run, onBytes)
    isRemoved = true
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    issues.add({ item: path, during: 'freeing', code: error.code, detail: error.detail })
  }
  meter.itemEnded({ plannedBytes: item?.bytes ?? 0, movedBytes: moved })
  return isRemoved
}

/** Before Android 11 a gallery does not notice by itself. A phone that has gone by now finds out when it starts next. */
async function tellGallery(run: FreeUpRun, removed: readonly BackupItem[]): Promise<void> {
  const paths = removed.map(({ path }) => path)
  await run.session
    .use(async ({ mediaIndex }) => await mediaIndex?.tell(paths))
    .catch(() => run.signal.throwIfAborted())
}

/** What became of files whose answers never came: those that are gone as they should be; the others are issues. */
async function findRemoved({ underway, way, issues }: FreeUpRun, { phone }: FreeUpPorts): Promise<string[]> {
  if (underway.size === 0) return []
  const found: string[] = []
  const options = { signal: AbortSignal.timeout(lookMs), inactivityMs: lookMs }
  const opened = await phone.open(options).catch(() => null)
  for (const [path, file] of underway) {
    const result = await opened?.removal?.look(file, way).catch(() => null)
    if (result === 'removed') found.push(path)
    else
      issues.add({
        item: path,
        during: 'freeing',
        code: 'removal-unclear',
        detail: {
          saidBy: 'app',
          text: result === 'refused' ? 'It was still there' : 'The phone did not answer',
        },
      })
  }
  opened?.close()
  return found
}

function itemAt(items: ReadonlyMap<string, BackupItem>, path: string): readonly BackupItem[] {
  const item = items.get(path)
  return item ? [item] : []
}
