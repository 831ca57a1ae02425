import { listingBudget, type AnswerBudget } from '../../phone/answer-budget'
import type { DirEntry, Phone } from '../../phone/phone'
import { isRefusal } from '../../phone/phone-error'
import { namesBelow } from '../../phone/place'
import { classify } from './classify'
import { isLeftOut } from './left-out'
import type { PhoneFile } from './phone-file'

export type ScanEvent =
  | { readonly kind: 'file'; readonly file: PhoneFile }
  /** Left out by rule (`left-out.ts`), or not a regular file. */
  | { readonly kind: 'left-out'; readonly bytes: number }
  /** A folder that the phone's own shell may not look into either: Android keeps it closed. */
  | { readonly kind: 'closed'; readonly path: string }
  /** What failed when it was listed, and a storage that is closed as a whole. */
  | { readonly kind: 'unreadable'; readonly path: string }
  /** A name that only a hostile phone sends; the entry is refused. */
  | { readonly kind: 'unsafe-name'; readonly path: string }

interface Folder {
  readonly path: string
  readonly volume: string
}

/** Two at a time keep the phone busy while we sort; more do not make its storage faster. */
const parallelListings = 2

/**
 * Lists everything on the given storages, each entry told to `emit` as it comes. All of it together is held to one
 * budget; a folder within itself ends at the longest path.
 * @throws PhoneError when the phone is lost; the signal's reason
 */
export async function scanStorage(
  phone: Phone,
  volumes: readonly string[],
  emit: (event: ScanEvent) => void,
  budget = listingBudget(),
): Promise<void> {
  const waiting: Folder[] = volumes.map(volume => ({ path: volume, volume }))
  const looksEmpty: string[] = []
  await drain(waiting, async folder => {
    const count = await scanFolder({ phone, budget, waiting, emit }, folder)
    if (count === 0) looksEmpty.push(folder.path)
  })
  for (const path of (await phone.seemEmpty?.(looksEmpty, budget)) ?? [])
    emit({ kind: volumes.includes(path) ? 'unreadable' : 'closed', path })
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
  readonly emit: (event: ScanEvent) => void
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
        if (entry.problem !== null) emit({ kind: entry.problem, path })
        else if (entry.kind === 'folder') waiting.push({ path, volume: folder.volume })
        else emit(sortFile(entry, path, folder.volume))
      }
    }
  } catch (error) {
    // The phone refuses this one folder, as it does with a path that is too long; the others can be listed.
    if (!isRefusal(error)) throw error
    emit({ kind: 'unreadable', path: folder.path })
    return 1
  }
  return count
}

function sortFile({ kind, bytes, exactSize, modifiedAt }: DirEntry, path: string, volume: string): ScanEvent {
  const names = namesBelow(volume, path)
  if (kind !== 'file' || isLeftOut(names)) return { kind: 'left-out', bytes }
  return { kind: 'file', file: { path, volume, category: classify(names), bytes, exactSize, modifiedAt } }
}
