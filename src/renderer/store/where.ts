import { create } from 'zustand'
import { isFolderName } from '../../shared/folder-name'
import type { OutputFolder } from '../../shared/model/output'
import type { ConflictRule, RestoreTarget } from '../../shared/model/restore'
import { words } from '../messages/words'

interface WhereState {
  readonly destination: 'phone' | 'computer'
  readonly places: RestoreTarget['kind']
  readonly folderName: string
  readonly onConflict: ConflictRule
  /** Of this computer. */
  readonly folder: OutputFolder | null
}

/** Where restored items go; kept, so that help with connecting and the next restore lose nothing. */
export const useWhere = create<WhereState>(() => ({
  destination: 'phone',
  places: 'original',
  folderName: words.restore.folderNameDefault,
  onConflict: 'skip',
  folder: null,
}))

export function changeWhere(part: Partial<WhereState>): void {
  useWhere.setState(part)
}

export function targetOf({ places, folderName }: WhereState): RestoreTarget {
  return places === 'original' ? { kind: 'original' } : { kind: 'folder', name: folderName.trim() }
}

/** Whether the name that was typed can be a folder's. */
export function isFolderNamed({ folderName }: Pick<WhereState, 'folderName'>): boolean {
  return isFolderName(folderName.trim())
}
