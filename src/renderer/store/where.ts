import { create } from 'zustand'
import { isFolderName } from '../../shared/folder-name'
import type { OutputFolder } from '../../shared/model/output'
import type { ConflictRule, ContactWay, RestoreTarget } from '../../shared/model/restore'
import { say } from '../words/say'

interface WhereState {
  readonly destination: 'phone' | 'computer'
  readonly places: RestoreTarget['kind']
  /** Null until one is typed. */
  readonly folderName: string | null
  readonly onConflict: ConflictRule
  readonly contactsBy: ContactWay
  /** Of this computer. */
  readonly folder: OutputFolder | null
}

/** Where restored items go; kept, so that help with connecting and the next restore lose nothing. */
export const useWhere = create<WhereState>(() => ({
  destination: 'phone',
  places: 'original',
  folderName: null,
  onConflict: 'skip',
  contactsBy: 'phonekeep',
  folder: null,
}))

export function changeWhere(part: Partial<WhereState>): void {
  useWhere.setState(part)
}

/** @param hasFiles whether there are files among what is restored: nothing else has a place that could be chosen */
export function targetOf({ places, folderName }: WhereState, hasFiles: boolean): RestoreTarget {
  return places === 'original' || !hasFiles
    ? { kind: 'original' }
    : { kind: 'folder', name: shownName({ folderName }).trim() }
}

/** The name that was typed, or the one that is offered. */
export function shownName({ folderName }: Pick<WhereState, 'folderName'>): string {
  return folderName ?? say('restore.folderNameDefault')
}

/** Whether that can be a folder's name. */
export function isFolderNamed(state: Pick<WhereState, 'folderName'>): boolean {
  return isFolderName(shownName(state).trim())
}
