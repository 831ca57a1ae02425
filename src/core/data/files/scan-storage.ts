import { listingBudget, type AnswerBudget } from '../../phone/answer-budget'
import type { DirEntry, Phone } from '../../phone/phone'
import { isRefusal } from '../../phone/phone-error'
import { namesBelow } from '../../phone/place'
import { classify } from './classify'
import { isLeftOut } from './left-out'
import type { ListEvent } from '../source'
import type { PhoneFile } from './phone-file'

type EmitFile = (event: ListEvent<PhoneFile>) => void

interface Folder {
  readonly path: string
  readonly volume: string
}

/** Two at a time keep the phone busy while we sort; more do not make its storage faster. */
const parallelListings = 2

/**
 * Lists everything on the given storages, each file told to `emit` as it comes. All of it together is held to one budget;
 * a folder within itself ends at the longest path.
 * - `left-out`: by rule (left-out.ts), or no regular file
 * - `closed`: the phone's own shell may not look into it either
 * - `problem`: `folder-unreadable` for what failed when it was listed, and for a storage that is closed as a whole;
 *   `unsafe-name` for one that only a hostile phone sends
 * @throws PhoneError when the phone is lost; the signal's reason
 */
export async function scanStorage(
  phone: Phone,
  volumes: readonly string[],
  emit: EmitFile,
  budget = listingBudget(),
): Promise<void> {
  const waiting: Folder[] = volumes.map(volume => ({ path: volume, volume }))
  const looksEmpty: string[] = []
  await drain(waiting, async folder => {
    const count = await scanFolder({ phone, budget, waiting, emit }, folder)
    if (count === 0) looksEmpty.push(folder.path)
  })
  for (const path of (await phone.seemEmpty?.(looksEmpty, budget)) ?? [])
    emit(volumes.includes(path) ? unreadable(path) : { kind: 'closed', path })
}

/** Works off a list that grows while it is worked off. */
async function drain(waiting: Folder[], work: (folder: Folder) => Promise<void>): Promise<void> {
  const running = new Set<Promise<void>>()
  while (waiting.length > 0 || running.size > 0) {
    while (waiting.length > 0 && running.size < parallelListings) {
      const task: Promise<void> = work(waiting.pop()!).finally(() => running.delete(task))
      running.add(task)
    }
    try {
      await Promise.race(running)
    } catch (error) {
      await Promise.allSettled(running)
      throw error
    }
  }
}

interface Scan {
  readonly phone: Phone
  readonly budget: AnswerBudget
  readonly waiting: Folder[]
  readonly emit: EmitFile
}

/** @returns how many entries it has */
async function scanFolder({ phone, budget, waiting, emit }: Scan, folder: Folder): Promise<number> {
  let count = 0
  try {
    for await (const entries of phone.list(folder.path, budget)) {
      count += entries.length
      for (const entry of entries) {
        const path = `${folder.path}/${entry.name}`
        // Kept for each, with the names of all its folders.
        budget.spendBytes(path.length)
        if (entry.problem === 'unreadable') emit(unreadable(path))
        else if (entry.problem === 'unsafe-name') emit({ kind: 'problem', item: path, code: 'unsafe-name' })
        else if (entry.kind === 'folder') waiting.push({ path, volume: folder.volume })
        else emit(sortFile(entry, path, folder.volume))
      }
    }
  } catch (error) {
    // The phone refuses this one folder, as it does with a path that is too long; the others can be listed.
    if (!isRefusal(error)) throw error
    emit(unreadable(folder.path))
    return 1
  }
  return count
}

function sortFile(
  { kind, bytes, exactSize, modifiedAt }: DirEntry,
  path: string,
  volume: string,
): ListEvent<PhoneFile> {
  const names = namesBelow(volume, path)
  if (kind !== 'file' || isLeftOut(names)) return { kind: 'left-out', bytes }
  return { kind: 'entry', entry: { path, volume, category: classify(names), bytes, exactSize, modifiedAt } }
}

function unreadable(path: string): ListEvent<PhoneFile> {
  return { kind: 'problem', item: path, code: 'folder-unreadable' }
}
