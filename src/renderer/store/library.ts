import { create } from 'zustand'
import type { LibraryBackup, LibraryPhone, LibraryView } from '../../shared/model/library'
import { call } from '../call'

interface LibraryStore {
  /** Null until main has answered for the first time. */
  readonly view: LibraryView | null
}

export const useLibrary = create<LibraryStore>(() => ({ view: null }))

/** Looks for backups anew. What is known already stays in sight meanwhile. @throws {ApiError} */
export async function scanLibrary(): Promise<void> {
  const before = useLibrary.getState().view
  const answer = await call(window.api.library.scan())
  // News may overtake the answer, and is newer.
  if (useLibrary.getState().view === before) useLibrary.setState({ view: answer })
}

export function receiveLibrary(view: LibraryView): void {
  useLibrary.setState({ view })
}

/** A backup with the phone it is of. */
export interface BackupOfPhone {
  readonly phone: LibraryPhone
  readonly backup: LibraryBackup
}

export function findBackup({ view }: LibraryStore, id: string): BackupOfPhone | null {
  for (const phone of view?.phones ?? []) {
    const backup = phone.backups.find(each => each.id === id)
    if (backup !== undefined) return { phone, backup }
  }
  return null
}
