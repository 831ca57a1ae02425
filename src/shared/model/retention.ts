/** Of a custom rule: how many of each stay. 0 for none. */
export interface KeepCounts {
  readonly last: number
  readonly daily: number
  readonly weekly: number
  readonly monthly: number
  readonly yearly: number
}

export const keepKinds = ['last', 'daily', 'weekly', 'monthly', 'yearly'] as const

export type KeepKind = (typeof keepKinds)[number]

/** More than anybody makes. */
export const maxKeepCount = 10_000

/** Which backups of a phone stay. */
export type RetentionRule =
  | { readonly kind: 'keep-all' }
  /** `smartCounts`. */
  | { readonly kind: 'smart' }
  | { readonly kind: 'keep-last'; readonly count: number }
  | { readonly kind: 'custom'; readonly counts: KeepCounts }

export const smartCounts: KeepCounts = { last: 0, daily: 7, weekly: 4, monthly: 12, yearly: 0 }

/** Where a backup that does not stay goes: to the system's trash, or away for good. */
export const removals = ['trash', 'for-good'] as const

export type Removal = (typeof removals)[number]

/** What is remembered for one phone. */
export interface RetentionSettings {
  readonly rule: RetentionRule
  /** Null until it has been asked. */
  readonly removal: Removal | null
}

/**
 * Why a backup stays.
 * - `all`, `last`, `daily` …: by the rule; `oldest`: the rule has room left, and it is the first one there is
 * - `last-good`, `last-verified`: whatever the rule says
 * - all others: it is not judged by the rule, and does not count for it
 */
export const stayReasons = [
  'all',
  ...keepKinds,
  'oldest',
  'last-good',
  'last-verified',
  'interrupted',
  'damaged',
  'newer-version',
  'no-date',
  'in-future',
  'not-signed',
  'other-key',
  'other-phone',
  'unlisted',
] as const

export type StayReason = (typeof stayReasons)[number]

export interface ForgetPreviewEntry {
  readonly backupId: string
  /** Why it stays; it goes where there is none. */
  readonly reasons: readonly StayReason[]
  /** Of one that goes: what no backup has that is left then, if they go one by one, the oldest first. Null until measured. */
  readonly freedBytes: number | null
}

/** What a rule would do to the backups of a phone, the newest first. */
export interface ForgetPreview {
  readonly entries: readonly ForgetPreviewEntry[]
  /** By all that go; null until it has been measured. */
  readonly freedBytes: number | null
}

/** What a rule keeps of each; null for one that keeps all. */
export function countsOf(rule: RetentionRule): KeepCounts | null {
  switch (rule.kind) {
    case 'keep-all':
      return null
    case 'smart':
      return smartCounts
    case 'keep-last':
      return { last: rule.count, daily: 0, weekly: 0, monthly: 0, yearly: 0 }
    case 'custom':
      return rule.counts
  }
}

/** Whether a rule keeps anything at all: one that does not is a slip, and is refused. */
export function keepsSomething(rule: RetentionRule): boolean {
  const counts = countsOf(rule)
  return counts === null || keepKinds.some(kind => counts[kind] > 0)
}
