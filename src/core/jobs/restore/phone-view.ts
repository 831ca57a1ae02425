import pLimit from 'p-limit'
import { listingBudget, type AnswerBudget } from '../../phone/answer-budget'
import type { Phone, Stat } from '../../phone/phone'
import { fileName, folderOf } from '../../phone/file-name'
import type { PhoneSession } from '../../phone/phone-session'
import { isTemporaryName } from '../../phone/temporary-name'
import { withPhone } from './with-phone'

/** What is in the folders of the phone that a restore writes to. Each is listed once. */
export interface PhoneView {
  /** What has this path; null when nothing has. @throws what the session throws */
  readonly look: (path: string) => Promise<Stat | null>
  /** A file has been given this path. */
  readonly note: (path: string, stat: Stat) => void
  /** What interrupted restores left in the folders that were looked at. */
  readonly leftovers: () => readonly string[]
}

/** More do not make a phone's storage faster. */
const parallelListings = 2

type Folder = Map<string, Stat>

export function createPhoneView(session: PhoneSession): PhoneView {
  const folders = new Map<string, Promise<Folder>>()
  const leftovers: string[] = []
  const budget = listingBudget()

  const limit = pLimit(parallelListings)
  const list = async (path: string): Promise<Folder> => {
    const entries = await limit(() => withPhone(session, phone => readFolder(phone, path, budget)))
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

async function readFolder(phone: Phone, path: string, budget: AnswerBudget): Promise<Folder> {
  const found: Folder = new Map()
  for await (const entries of phone.list(path, budget))
    for (const entry of entries) found.set(entry.name, entry)
  return found
}
