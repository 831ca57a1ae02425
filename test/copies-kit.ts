import { lstat, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect } from 'vitest'
import { hashFile } from '../src/core/disk/hash-file'
import { listFiles } from '../src/core/disk/list-files'
import { bringBackup, isFinished, listPlacedBackups } from '../src/core/jobs/copy/bring-backup'
import { runCheckCopies } from '../src/core/jobs/copy/check-copies'
import { openCopyState, type CopyState } from '../src/core/jobs/copy/copy-state'
import { runCopy, type CopyInput, type PhoneToCopy } from '../src/core/jobs/copy/run-copy'
import { runFetch } from '../src/core/jobs/fetch/run-fetch'
import type { JobControls } from '../src/core/jobs/run-job'
import type { Place } from '../src/core/places/place'
import { backupsInPlace } from '../src/core/places/place-layout'
import type { CheckCopiesReport, CopyReport, FetchReport, Outcome } from '../src/shared/model/job'

/** A computer that copies to places: what it knows of them is its own. */
export interface CopyingComputer {
  readonly id: string
  readonly state: (phone: string) => Promise<CopyState>
  readonly copy: (
    place: Place,
    folders: readonly string[],
    options?: Partial<CopyInput> & Pick<PhoneToCopy, 'forget'>,
    controls?: JobControls,
  ) => Promise<Outcome<CopyReport>>
  readonly check: (place: Place, phone: string, full: boolean) => Promise<Outcome<CheckCopiesReport>>
  readonly fetch: (
    place: Place,
    phone: string,
    backup: string,
    outputFolder: string,
  ) => Promise<Outcome<FetchReport>>
  readonly remove: () => Promise<void>
}

export async function makeComputer(id: string): Promise<CopyingComputer> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-computer-'))
  const state = (phone: string) => openCopyState(join(folder, 'place'), phone)
  return {
    id,
    state,
    copy: async (place, backups, { forget, ...options } = {}, controls = {}) => {
      const phone = basename(dirname(backups[0] ?? ''))
      return await runCopy(
        {
          ...{ place, placeName: 'Test', computerId: id, items: 0, bytes: 0 },
          phones: [{ phone, backups, state: await state(phone), forget }],
          ...options,
        },
        controls,
      )
    },
    check: async (place, phone, full) =>
      await runCheckCopies({
        ...{ place, placeName: 'Test', full, items: 0, bytes: 0 },
        phones: [{ phone, state: await state(phone) }],
      }),
    fetch: async (place, phone, name, outputFolder) => {
      const { shelf } = await state(phone)
      const placed = await listPlacedBackups(place, backupsInPlace(phone))
      const backup = placed.find(one => one.name === name && isFinished(one))
      if (!backup) throw new Error(`${name} is not in the place`)
      const brought = await bringBackup(backup, { place, phone, shelf })
      return await runFetch({ place, phone, backup, brought, outputFolder })
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Every file of a folder: its bytes by their hash, and of what has a time worth keeping also that. */
export async function treeOf(folder: string): Promise<Record<string, string>> {
  const tree: Record<string, string> = {}
  for await (const { file } of listFiles(folder)) {
    const { mtimeMs, mode } = await lstat(join(folder, file))
    const isItem = file.includes('/') && !file.startsWith('data/')
    const times = isItem ? ` ${Math.round(mtimeMs / 1000)} ${(mode & 0o777).toString(8)}` : ''
    tree[file] = (await hashFile(join(folder, file))) + times
  }
  return tree
}

export function expectDone(outcome: Outcome<CopyReport | CheckCopiesReport | FetchReport>): void {
  expect(outcome).toMatchObject({ status: 'done', issues: [] })
}
