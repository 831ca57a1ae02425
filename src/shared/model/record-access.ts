/**
 * Why a phone does not give, or does not take, one kind of record.
 * - `android-version`: what reads it here came with a later Android
 * - `permission`: this phone's Android does not let a computer do it
 * - `maker-switch`: a switch of this maker in the developer options may open it (Xiaomi's "USB debugging (Security settings)")
 * - `no-app`: the phone has nothing that keeps such records
 * - `no-answer`: it was asked, and what it said means nothing known
 */
export const recordReasons = ['android-version', 'permission', 'maker-switch', 'no-app', 'no-answer'] as const

export type RecordReason = (typeof recordReasons)[number]

/** Whether a phone gives, and takes, the pictures of contacts. */
export interface PhotoAccess {
  readonly gives: boolean
  readonly takes: boolean
}

/** What a phone lets be done with one kind of record; null is yes. */
export interface RecordAccess {
  /** How many there are; null where it cannot be read, or not be counted. */
  readonly count: number | null
  readonly whyNotRead: RecordReason | null
  readonly whyNotWrite: RecordReason | null
  /** Of contacts that can be read; where it is missing, their pictures go both ways. */
  readonly photos?: PhotoAccess
  /** Of contacts: the phone may have a program of its own that imports them. */
  readonly importer?: true
}

/** By category, for those that are records: as far as the phone has been asked. */
export type AccessByCategory = Readonly<Record<string, RecordAccess | undefined>>
