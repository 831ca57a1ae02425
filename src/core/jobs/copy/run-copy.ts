import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { CopyReport, Outcome } from '../../../shared/model/job'
import { lockFolder, type FolderLock } from '../../disk/lock-folder'
import { Failure } from '../../errors/failure'
import { hashFile } from '../../disk/hash-file'
import { keyName, manifestName } from '../../format/layout'
import { holdPhone, type HoldInput } from '../../places/hold-phone'
import type { Place } from '../../places/place'
import { backupInPlace, backupsInPlace } from '../../places/place-layout'
import { runJob, type JobControls } from '../run-job'
import { bringManifest, isFinished, listPlacedBackups, type PlacedBackup } from './bring-backup'
import { checkShare } from './check-share'
import { copyBackup, hashOf } from './copy-backup'
import type { CopyCounts, CopyRun } from './copy-run'
import type { PhoneCopies } from './copy-state'
import { isSameWhenRead } from './is-same-in-place'
import { keepKnownContents, readKnownContents } from './known-contents'
import { putContents } from './put-contents'
import { readLocalBackup, type LocalContent } from './read-local-backup'
import { chooseSample, findWrong, standingBytes } from './read-sample'
import { sweepPlace } from './sweep-place'

export interface CopyInput extends Pick<HoldInput, 'computerId'> {
  readonly place: Place
  /** For people to read. */
  readonly placeName: string
  readonly phones: readonly PhoneToCopy[]
  /** What they hold in all, as far as it isn't known to be there. */
  readonly items: number
  readonly bytes: number
  readonly transfers?: number
  readonly random?: () => number
  readonly now?: () => number
}

/** Of one phone. */
export interface PhoneToCopy extends PhoneCopies {
  /** Folders of complete backups, oldest first. */
  readonly backups: readonly string[]
  /** Which copies are to go; all stay without it. */
  readonly forget?: ForgetCopies | undefined
}

export interface ForgetCopies {
  /** What tells the rule from others. */
  readonly rule: string
  /** Called when all are there, and all that are there are on the shelf: which, by name, are to go from there now. */
  readonly choose: () => Promise<readonly string[]>
}

const defaultTransfers = 4

/**
 * Copies backups of a phone to a place: each content once, whichever backups have it; each backup's `backup.json` last.
 * What stands there is looked at again, a part each time; what is wrong there is put there again. Never rejects.
 */
export async function runCopy(input: CopyInput, controls: JobControls = {}): Promise<Outcome<CopyReport>> {
  const counts: CopyCounts = {
    backups: 0,
    removed: 0,
    uploaded: { count: 0, bytes: 0 },
    alreadyThere: { count: 0, bytes: 0 },
    readBack: { count: 0, bytes: 0 },
  }
  return await runJob<CopyReport>(
    {
      ...{ items: input.items, bytes: input.bytes, phase: 'preparing' },
      work: async tools => {
        for (const phone of input.phones) await copyPhone(phone, input, { counts, tools })
      },
      report: () => ({ kind: 'copy', place: input.placeName, ...counts }),
    },
    controls,
  )
}

async function copyPhone(
  { phone, state, backups, forget }: PhoneToCopy,
  input: CopyInput,
  { counts, tools }: Pick<CopyRun, 'counts' | 'tools'>,
): Promise<void> {
  const { place, computerId, now = Date.now, random = Math.random, transfers = defaultTransfers } = input
  const { signal } = tools
  const lock = await lockHere(state.folder, signal)
  try {
    const hold = await holdPhone({ place, phone, computerId, scratch: state.scratch, signal, now })
    try {
      await copyHeld(
        { phone, state, backups, forget },
        { place, hold, transfers, random, now, counts, tools },
      )
    } finally {
      await hold.release()
    }
  } finally {
    await lock.release()
  }
}

/** Two programs on one computer are the same to the place. @throws Failure `place-busy` */
async function lockHere(folder: string, signal: AbortSignal): Promise<FolderLock> {
  try {
    return await lockFolder(folder, { signal })
  } catch (error) {
    throw error instanceof Failure && error.info.code === 'folder-busy' ? new Failure('place-busy') : error
  }
}

/** With the right to write there. */
async function copyHeld(
  { phone, state, backups, forget }: PhoneToCopy,
  means: Pick<CopyRun, 'place' | 'hold' | 'transfers' | 'random' | 'now' | 'counts' | 'tools'>,
): Promise<void> {
  const { place, tools, now } = means
  const { signal } = tools
  await mkdir(state.shelf, { recursive: true, mode: 0o700 })
  const listFinished = async () =>
    (await listPlacedBackups(place, backupsInPlace(phone), signal)).filter(isFinished)
  const finished = await listFinished()
  const bring = { place, phone, shelf: state.shelf, copied: (await state.book()).backups, signal }
  const { known, unreadable } = await readKnownContents(finished, bring)
  const bad = new Set((await state.book()).bad)
  const run: CopyRun = {
    ...means,
    ...{ phone, state, known, bad, listed: null },
  }
  tools.enter('uploading')
  // What does not say what it holds is as good as none.
  const readable = finished.filter(({ name }) => !unreadable.includes(name))
  for (const folder of backups) await copyIfReadable(folder, readable, run)
  const standing = await listFinished()
  let left = unreadable
  if (unreadable.length > 0) {
    const copied = (await state.book()).backups
    left = (await readKnownContents(standing, { ...bring, copied })).unreadable
  } else await keepKnownContents(standing, known, state.shelf)
  await state.forgetConfirmed()
  tools.enter('verifying')
  await lookAgain(backups, left, run)
  tools.enter('removing')
  // What such a copy needs would be taken for what none needs.
  if (left.length === 0) await sweepPlace(standing, forget ? await chooseOf(standing, forget, run) : [], run)
  await state.change({ copiedAt: now() })
}

async function chooseOf(
  standing: readonly PlacedBackup[],
  { rule, choose }: ForgetCopies,
  { place, phone, state, tools }: CopyRun,
): Promise<readonly string[]> {
  const bring = { place, phone, shelf: state.shelf, signal: tools.signal }
  for (const backup of standing) await bringManifest(backup, bring)
  const there = new Set(standing.map(({ name }) => name))
  const doomed = (await choose()).filter(name => there.has(name))
  const { gone } = await state.book()
  if (doomed.length > 0)
    await state.change({ gone: { rule, names: [...(gone?.rule === rule ? gone.names : []), ...doomed] } })
  return doomed
}

/** One that is damaged on this disk is told, and holds up none of the others. */
async function copyIfReadable(
  folder: string,
  finished: readonly PlacedBackup[],
  run: CopyRun,
): Promise<void> {
  try {
    await copyIfNew(folder, finished, run)
  } catch (error) {
    run.tools.signal.throwIfAborted()
    if (!isDamage(error)) throw error
    const detail = { saidBy: 'app', text: String(error.info.details?.['message'] ?? '') } as const
    run.tools.issues.add({ item: basename(folder), during: 'copying', code: 'damaged-in-backup', detail })
  }
}

const damageCodes: ReadonlySet<string> = new Set(['backup-damaged', 'backup-unreadable', 'not-a-backup'])

function isDamage(error: unknown): error is Failure {
  return error instanceof Failure && damageCodes.has(error.info.code)
}

async function copyIfNew(folder: string, finished: readonly PlacedBackup[], run: CopyRun): Promise<void> {
  const name = basename(folder)
  const isDamaged = [...run.bad].some(path => path.startsWith(`backups/${name}/`))
  if (isDamaged || !finished.some(backup => backup.name === name)) {
    await copyBackup(await readLocalBackup(folder, run.tools.signal), run)
    return
  }
  const manifestSha256 = await hashFile(join(folder, manifestName))
  const copied = (await run.state.book()).backups[name]
  if (
    copied?.manifestSha256 !== manifestSha256 &&
    !(await isInPlace(`${name}/${manifestName}`, manifestSha256, run))
  ) {
    // Another computer's of the same second, or one that was changed since.
    run.tools.issues.add({ item: name, during: 'copying', code: 'name-taken' })
    return
  }
  await noteCopied(folder, manifestSha256, run)
}

/** What another computer has copied is noted, and a key that a new password has changed is put there again. */
async function noteCopied(folder: string, manifestSha256: string, run: CopyRun): Promise<void> {
  const { place, phone, state, tools, now } = run
  const name = basename(folder)
  const { backups } = await state.book()
  const keySha256 = await hashOf(join(folder, keyName))
  const known = backups[name]
  if (known?.manifestSha256 === manifestSha256 && known.keySha256 === keySha256) return
  if (keySha256 !== null && !(await isInPlace(`${name}/${keyName}`, keySha256, run)))
    await place.put(join(folder, keyName), `${backupInPlace(phone, name)}/${keyName}`, {
      signal: tools.signal,
    })
  const found = { dataListSha256: null, copiedAt: now(), missing: 0, ...known, manifestSha256, keySha256 }
  await state.change({ backups: { ...backups, [name]: found } })
}

async function isInPlace(
  file: string,
  sha256: string,
  { place, phone, state, tools }: CopyRun,
): Promise<boolean> {
  const path = `${backupsInPlace(phone)}/${file}`
  return await isSameWhenRead(path, sha256, { place, scratch: state.scratch, signal: tools.signal })
}

/** None of one that is damaged on this disk, which is told elsewhere. */
async function contentsOf(folder: string, signal: AbortSignal): Promise<readonly LocalContent[]> {
  try {
    return (await readLocalBackup(folder, signal)).contents
  } catch (error) {
    signal.throwIfAborted()
    if (!isDamage(error)) throw error
    return []
  }
}

/**
 * Looks at a part of what stands there, and puts there again what is wrong, as far as this computer has it.
 * @param unreadable the names of copies that do not say what they hold
 */
async function lookAgain(
  backups: readonly string[],
  unreadable: readonly string[],
  run: CopyRun,
): Promise<void> {
  const { state, known, bad, tools, random, counts } = run
  // Where nothing was uploaded, looking again must cost next to nothing.
  const firstBytes = counts.uploaded.count > 0 ? undefined : standingBytes
  const sample = chooseSample([...known.values()], standingBytes, random, firstBytes)
  for (const { path } of [...(await checkShare(run)), ...(await findWrong(sample, run))]) bad.add(path)
  if (bad.size > 0) {
    await state.change({ bad: [...bad] })
    for (const folder of backups.toReversed()) {
      // What is a copy's own was put there again before, if it could be.
      if (![...bad].some(path => !path.startsWith('backups/'))) break
      const contents = await contentsOf(folder, tools.signal)
      await putContents(
        folder,
        contents.filter(({ path }) => bad.has(path)),
        run,
      )
    }
  }
  await state.change({ bad: [...bad] })
  for (const item of unreadable) tools.issues.add({ item, during: 'copying', code: 'wrong-in-place' })
  for (const item of bad)
    if (!unreadable.some(name => item.startsWith(`backups/${name}/`)))
      tools.issues.add({ item, during: 'copying', code: 'wrong-in-place' })
}
