import type { CatalogItem, Tally } from './catalog'
import type { FileCategory } from './category'

/** What becomes of folders that appear on a phone after a person has chosen. */
export const newFolderRules = ['back-up', 'leave-out', 'ask'] as const

export type NewFolderRule = (typeof newFolderRules)[number]

/** A device folder as the window shows it. */
export interface PhoneFolder {
  /** Valid within its catalog only. */
  readonly id: number
  /** On the phone, for people to read. */
  readonly path: string
  readonly count: number
  readonly bytes: number
  /** Whether a backup without a window takes it. */
  readonly on: boolean
  /** Appeared after a person has chosen, and not answered since. */
  readonly isNew: boolean
  /** What most of its files are. */
  readonly category: FileCategory
  /** Its newest pictures and videos, three at most. */
  readonly covers: readonly FolderCover[]
}

export type FolderCover = Pick<CatalogItem, 'id' | 'name' | 'preview'>

/** The folders found so far on a phone, in the order in which they were found. */
export interface PhoneFolders {
  readonly newFolders: NewFolderRule
  /** Whether these are all there are: the phone has been listed to its end. */
  readonly complete: boolean
  readonly folders: readonly PhoneFolder[]
  /** What those that are off have. */
  readonly leftOut: Tally
}

/** How many new folders of each phone wait for an answer, by hardware serial; none is not there. */
export type WaitingFolders = Readonly<Record<string, number>>
