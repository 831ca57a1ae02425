import type { StorageName } from './storages'

/** One side of a comparison: a whole process, from start to exit. */
export type Contender =
  | { readonly label: string; readonly kind: 'adb-pull' }
  | {
      readonly label: string
      readonly kind: 'backup'
      readonly flags: readonly string[]
      readonly encrypted?: true
    }
  /** A backup of a phone that has not changed since the one before. */
  | { readonly label: string; readonly kind: 'second-backup'; readonly flags: readonly string[] }

export interface BenchRecords {
  readonly contacts: number
  readonly messages: number
  /** Of the messages, those with a picture. */
  readonly multimedia: number
  readonly calls: number
  /** Of a picture, at least. */
  readonly partBytes: number
}

interface Common {
  readonly name: string
  readonly title: string
  readonly storage: StorageName
  /** Part of `--quick`. */
  readonly quick?: true
}

export type Scenario =
  | (Common & {
      readonly kind: 'speed'
      readonly ours: Contender
      readonly other: Contender
      /** Our speed over the other's; absent where there is nothing to reach. */
      readonly minRatio?: number
    })
  /** The whole run against the part of it that is over when it has listed the phone. */
  | (Common & { readonly kind: 'listing-share'; readonly ours: Contender })
  | (Common & {
      readonly kind: 'memory'
      readonly ours: Contender
      readonly onSlowDisk?: true
      /** Beside the files. Google's adbd has none. */
      readonly records?: BenchRecords
      /** Peak over idle. */
      readonly maxBytes: number
    })

const adbPull = { label: 'adb pull -a', kind: 'adb-pull' } as const
const plain = { label: 'backup --no-verify', kind: 'backup', flags: ['--no-verify'] } as const
const verified = { label: 'backup (verified on the phone)', kind: 'backup', flags: [] } as const
const encrypted = {
  label: 'backup --no-verify --encrypt',
  kind: 'backup',
  flags: ['--no-verify'],
  encrypted: true,
} as const

const memory = { kind: 'memory', maxBytes: 200_000_000, ours: plain } as const

export const scenarios: readonly Scenario[] = [
  {
    name: 'photos',
    title: '2,000 photos, with hashing, index and times',
    storage: 'photos',
    kind: 'speed',
    ours: plain,
    other: adbPull,
    minRatio: 1.5,
    quick: true,
  },
  {
    name: 'photos-verified',
    title: '2,000 photos, each also compared with the SHA-256 that the phone computes',
    storage: 'photos',
    kind: 'speed',
    ours: verified,
    other: adbPull,
    minRatio: 1.2,
  },
  {
    name: 'photos-encrypted',
    title: '2,000 photos, encrypted, against our own plain backup',
    storage: 'photos',
    kind: 'speed',
    ours: encrypted,
    other: plain,
    minRatio: 0.85,
  },
  {
    name: 'one-file',
    title: 'one file of 1 GiB',
    storage: 'one-file',
    kind: 'speed',
    ours: plain,
    other: adbPull,
    minRatio: 0.95,
    quick: true,
  },
  {
    name: 'small-files',
    title: '20,000 files of 30 KB',
    storage: 'small-files',
    kind: 'speed',
    ours: plain,
    other: adbPull,
  },
  {
    name: 'unchanged',
    title: '20,000 files, none changed since the backup before, against the listing within the same run',
    storage: 'small-files',
    kind: 'listing-share',
    ours: { label: 'second backup --no-verify', kind: 'second-backup', flags: ['--no-verify'] },
  },
  {
    name: 'memory-huge-file',
    title: 'memory: one file of 5 GB',
    storage: 'huge-file',
    ...memory,
  },
  {
    name: 'memory-slow-disk',
    title: 'memory: a disk far slower than the phone (40 MiB/s, every write waited for)',
    storage: 'film-for-slow-disk',
    ...memory,
    onSlowDisk: true,
    quick: true,
  },
  {
    name: 'messages',
    title: '50,000 messages, 2,000 of them with a picture of 300 kB',
    storage: 'few-files',
    ...memory,
    records: { contacts: 0, messages: 50_000, multimedia: 2_000, calls: 0, partBytes: 300_000 },
  },
]
