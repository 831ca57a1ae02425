import type { PhoneLink } from '../src/core/android/adb/open-service'
import { listFolder } from '../src/core/android/sync/list-folder'
import { listingBudget } from '../src/core/phone/answer-budget'
import type { DirEntry } from '../src/core/phone/phone'
import { openSyncSession } from '../src/core/android/sync/sync-session'

/** Everything in a folder of the phone, by a connection of its own. */
export async function list(link: PhoneLink, path: string): Promise<DirEntry[]> {
  const session = await openSyncSession(link)
  try {
    const entries: DirEntry[] = []
    for await (const batch of listFolder(session, path, listingBudget())) entries.push(...batch)
    return entries
  } finally {
    session.close()
  }
}
