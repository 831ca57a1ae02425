/** Why one item is not in the backup, was not restored, exported or removed, one folder could not be looked into, or one backup is still there. */
export const issueCodes = [
  'refused-by-phone',
  'vanished',
  'changed-while-copying',
  'cut-short',
  'differs-from-phone',
  'phone-failed',
  'unsafe-name',
  'path-too-long',
  'folder-unreadable',
  'kept-aside',
  'damaged-in-backup',
  'not-a-place-on-phone',
  'refused-to-take',
  'differs-after-sending',
  'name-taken',
  'needs-newer-version',
  'cannot-be-put-back',
  'records-refused',
  'unclear',
  'backup-kept',
  'not-removed',
  'partly-removed',
  'importer-not-opened',
  'copy-damaged',
  'changed-since',
  'not-proven',
  'gone-already',
  'refused-to-remove',
  'removal-unclear',
  'wrong-in-place',
] as const

export type IssueCode = (typeof issueCodes)[number]

/** Whose words a detail are: the phone's, the disk's or its system's, or this program's own. */
export const sayers = ['phone', 'disk', 'app'] as const

export type SaidBy = (typeof sayers)[number]

export interface IssueDetail {
  readonly saidBy: SaidBy
  readonly text: string
}

/** What happened to one item, or to one folder of the phone. */
export interface ItemIssue {
  /** The path on the phone; the name of a backup that was to be removed. */
  readonly item: string
  readonly during: 'listing' | 'copying' | 'restoring' | 'exporting' | 'removing' | 'freeing'
  readonly code: IssueCode
  readonly detail?: IssueDetail
}

/** An issue of a backup: what its manifest keeps. */
export interface BackupIssue extends ItemIssue {
  readonly during: 'listing' | 'copying'
}

export const faultCodes = ['missing', 'changed', 'extra', 'unreadable', 'index-line'] as const

export type FaultCode = (typeof faultCodes)[number]

/** What is wrong with one file of a backup folder. */
export interface BackupFault {
  /** The path in the backup folder, or the item's path on the phone where names are hidden. */
  readonly item: string
  readonly during: 'verifying'
  readonly code: FaultCode
  readonly detail?: IssueDetail
}

export type JobIssue = ItemIssue | BackupFault

/** What happened alike to some items of a job. */
export interface IssueGroup {
  readonly code: JobIssue['code']
  readonly count: number
  /** The first of them: more than people read nobody is sent. */
  readonly first: readonly Pick<JobIssue, 'item' | 'detail'>[]
}
