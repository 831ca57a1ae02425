import { mkdir } from 'node:fs/promises'
import type { CopyReport, Outcome } from '../../../shared/model/job'
import { lockFolder, type FolderLock } from '../../disk/lock-folder'
import { Failure } from '../../errors/failure'
import { holdPhone, type HoldInput } from '../../places/hold-phone'
import type { Place } from '../../places/place'
import { backupsInPlace } from '../../places/place-layout'
import { runJob, type JobControls } from '../run-job'
import { bringManifest, isFinished, listPlacedBackups, type PlacedBackup } from './bring-backup'
import { copyIfReadable } from './copy-if-new'
import type { CopyCounts, CopyRun } from './copy-run'
import type { PhoneCopies } from './copy-state'
import { keepKnownContents, readKnownContents } from './known-contents'
import { lookAgain } from './look-again'
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
