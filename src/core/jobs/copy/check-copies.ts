import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupFault } from '../../../shared/model/issue'
import type { CheckCopiesReport, Outcome } from '../../../shared/model/job'
import { hashFile } from '../../disk/hash-file'
import { detailOf } from '../../errors/detail-of'
import type { Place } from '../../places/place'
import { isMissingInPlace, isOfOneFile } from '../../places/place-error'
import { backupInPlace, backupsInPlace, contentFolders, phoneInPlace } from '../../places/place-layout'
import { runAll } from '../run-all'
import { runJob, type JobControls, type JobTools } from '../run-job'
import { bringBackup, isFinished, listPlacedBackups, type PlacedBackup } from './bring-backup'
import { shareCount } from './check-share'
import type { Content } from './content'
import type { PhoneCopies } from './copy-state'
import { isSameWhenRead } from './is-same-in-place'
import { isOfOneCopy } from './known-contents'
import { readPlacedContents } from './read-placed-contents'

export interface CheckInput {
  readonly place: Place
  readonly placeName: string
  readonly phones: readonly PhoneCopies[]
  /** Every byte is read and compared with its SHA-256; else names and sizes alone. */
  readonly full: boolean
  /** What the finished copies hold in all, as far as it is known. */
  readonly items: number
  readonly bytes: number
  readonly transfers?: number
  readonly now?: () => number
}

interface CheckRun extends Pick<CheckInput, 'place' | 'full'>, PhoneCopies {
  readonly transfers: number
  readonly tools: JobTools<CheckCopiesReport>
  readonly found: (path: string, fault: Omit<BackupFault, 'during'>) => void
  readonly counts: { backups: number; items: number; bytes: number }
}

/**
 * Reads what a place holds of phones, and tells what is not as it was put there. It is put there again by the next copy,
 * as far as this computer has it. Never rejects.
 */
export async function runCheckCopies(
  input: CheckInput,
  controls: JobControls = {},
): Promise<Outcome<CheckCopiesReport>> {
  const { place, placeName, full, transfers = 4, now = Date.now } = input
  const counts = { backups: 0, items: 0, bytes: 0 }
  const work = async (tools: JobTools<CheckCopiesReport>) => {
    for (const { phone, state } of input.phones) {
      const bad = new Set<string>()
      let faults = 0
      const found: CheckRun['found'] = (path, fault) => {
        faults += 1
        bad.add(path)
        tools.issues.add({ ...fault, during: 'verifying' })
      }
      await checkPhone({ place, full, phone, state, transfers, tools, found, counts })
      const shares = Array.from({ length: shareCount }, now)
      const fullCheck = full ? { fullCheck: { at: now(), faults } } : {}
      await state.change({ bad: [...bad], shares, ...fullCheck })
    }
  }
  return await runJob<CheckCopiesReport>(
    {
      ...{ items: input.items, bytes: full ? input.bytes : 0, phase: 'verifying', work },
      report: () => ({ kind: 'check-copies', place: placeName, full, ...counts }),
    },
    controls,
  )
}

async function checkPhone(run: CheckRun): Promise<void> {
  const { place, phone, state, tools, counts } = run
  const { signal } = tools
  await mkdir(state.shelf, { recursive: true, mode: 0o700 })
  const placed = await listPlacedBackups(place, backupsInPlace(phone), signal)
  const contents = new Map<string, Content>()
  const { backups: copied } = await state.book()
  for (const backup of placed.filter(isFinished)) {
    try {
      const folder = await bringBackup(backup, { place, phone, shelf: state.shelf, copied, signal })
      if (run.full) await checkOwnFiles(backup, folder, run)
      for (const [path, content] of await readPlacedContents(folder, signal)) contents.set(path, content)
      counts.backups += 1
    } catch (error) {
      if (signal.aborted || !isOfOneCopy(error)) throw error
      run.found(`backups/${backup.name}/`, { item: backup.name, code: 'unreadable', detail: detailOf(error) })
    }
  }
  await checkContents(contents, run)
}

/** Those that were brought are right by their hashes: what the place gives now has to be the same. */
async function checkOwnFiles(backup: PlacedBackup, folder: string, run: CheckRun): Promise<void> {
  const { place, phone, state, tools } = run
  for (const { path } of backup.files) {
    const sha256 = await hashFile(join(folder, path)).catch(() => null)
    if (sha256 === null) continue
    const item = `${backup.name}/${path}`
    const input = { place, scratch: state.scratch, signal: tools.signal }
    const file = `${backupInPlace(phone, backup.name)}/${path}`
    const isSame = await isSameWhenRead(file, sha256, input).catch((error: unknown) => {
      if (isOfOneFile(error)) return false
      throw error
    })
    if (!isSame) run.found(`backups/${item}`, { item, code: 'changed' })
  }
}

async function checkContents(contents: ReadonlyMap<string, Content>, run: CheckRun): Promise<void> {
  const { place, phone, tools, transfers } = run
  const { signal } = tools
  const root = phoneInPlace(phone)
  const sizes = new Map<string, number>()
  for (const folder of contentFolders)
    for (const { path, bytes } of await place.list(`${root}/${folder}`, { signal }))
      sizes.set(path.slice(root.length + 1), bytes)
  await runAll([...contents.values()], content => checkContent(content, sizes, run), {
    concurrency: transfers,
    signal,
    stopAll: tools.stop,
  })
}

async function checkContent(
  content: Content,
  sizes: ReadonlyMap<string, number>,
  run: CheckRun,
): Promise<void> {
  const { place, phone, state, tools, full, counts } = run
  const { signal, meter, pause } = tools
  const { path, bytes, sha256, name: item = path } = content
  await pause.passed(signal)
  meter.itemStarted(item)
  let moved = 0
  const told = sizes.get(path)
  const wrong = (code: BackupFault['code'], text?: string) =>
    run.found(path, { item, code, ...(text === undefined ? {} : { detail: { saidBy: 'app', text } }) })
  if (told === undefined) wrong('missing')
  else if (told !== bytes) wrong('changed', `${told} of ${bytes} bytes`)
  else if (full) {
    const onBytes = (more: number) => {
      moved += more
      meter.bytesMoved(more)
    }
    const input = { place, scratch: state.scratch, signal, onBytes }
    try {
      if (!(await isSameWhenRead(`${phoneInPlace(phone)}/${path}`, sha256, input))) wrong('changed')
    } catch (error) {
      if (!isOfOneFile(error)) throw error
      wrong(isMissingInPlace(error) ? 'missing' : 'unreadable', error.message)
    }
  }
  counts.items += 1
  counts.bytes += bytes
  meter.itemEnded({ plannedBytes: full ? bytes : 0, movedBytes: moved })
}
