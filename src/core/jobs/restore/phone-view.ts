import pLimit from 'p-limit'
import type { AnswerBudget } from '../../android/adb/answer-budget'
import { listFolder, listingBudget } from '../../android/sync/list-folder'
import type { PhoneStat } from '../../android/sync/sync-codec'
import type { SyncSession } from '../../android/sync/sync-session'
import { fileName, folderOf } from '../../phone/listed-file'
import type { PhoneSession } from '../../phone/phone-session'
import { isTemporaryName } from '../../phone/temporary-name'
import { withPhone } from './with-phone'

/** What is in the folders of the phone that a restore writes to. Each is listed once. */
export interface PhoneView {
  /** What has this path; null when nothing has. @throws what the session throws */
  readonly look: (path: string) => Promise<PhoneStat | null>
  /** A file has been given this path. */
  readonly note: (path: string, stat: PhoneStat) => void
  /** What interrupted restores left in the folders that were looked at. */
  readonly leftovers: () => readonly string[]
}

/** More do not make a phone's storage faster. */
const parallelListings = 2

type Folder = Map<string, PhoneStat>

export function createPhoneView(session: PhoneSession): PhoneView {
  const folders = new Map<string, Promise<Folder>>()
  const leftovers: string[] = []
  const budget = listingBudget()

  const limit = pLimit(parallelListings)
  const list = async (path: string): Promise<Folder> => {
    const entries = await limit(() =>
      withPhone(session, ({ pool }) => pool.use(sync => readFolder(sync, path, budget))),
    )
    for (const name of entries.keys()) if (isTemporaryName(name)) leftovers.push(`${path}/${name}`)
    return entries
  }
  const folder = (path: string): Promise<Folder> => {
    const known = folders.get(path) ?? list(path)
    folders.set(path, known)
    return known
  }
  return {
    look: async path => (await folder(folderOf(path))).get(fileName(path)) ?? null,
    note: (path, stat) => {
      void folders.get(folderOf(path))?.then(entries => entries.set(fileName(path), stat))
    },
    leftovers: () => leftovers,
  }
}

async function readFolder(sync: SyncSession, path: string, budget: AnswerBudget): Promise<Folder> {
  const found: Folder = new Map()
  for await (const { name, ...stat } of listFolder(sync, path, budget)) found.set(name, stat)
  return found
}
