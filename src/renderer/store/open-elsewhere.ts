import { call } from '../call'
import { backupBrowse } from './browse'
import { findBackup, useLibrary } from './library'

/** Opens an item of the open backup in the system's program for it. @throws {ApiError} */
export function openElsewhere(catalogId: string, itemId: number): Promise<void> {
  return call(window.api.library.openItem({ catalogId, itemId }))
}

/** Whether another program gets a readable copy of what is encrypted here, so that one has to be asked first. */
export function opensCopy(): boolean {
  const { source } = backupBrowse.catalog.getState()
  if (source?.kind !== 'backup') return false
  return findBackup(useLibrary.getState(), source.backupId)?.backup.encrypted ?? true
}
