import type { ErrorInfo } from './errors'

/** Hours of the day in which a backup may start by itself, local time; over midnight where `from` is after `to`. */
export interface HourRange {
  /** 0 to 23. */
  readonly from: number
  /** 0 to 23; not in the range itself. The same as `from` is the whole day. */
  readonly to: number
}

/** When a phone is backed up by itself. */
export interface AutomaticRule {
  readonly on: boolean
  /** A backup is due when the last good one is older than so many hours. */
  readonly everyHours: number
  /** Only while the phone is charging, or its battery has at least so many percent; null for whatever it has. */
  readonly minBatteryPercent: number | null
  /** Only while the computer is not on battery. */
  readonly onMainsOnly: boolean
  readonly hours: HourRange | null
  /** Also over Wi-Fi. */
  readonly overWifi: boolean
  readonly encrypt: boolean
  /** Afterwards old backups go by the retention rule of the phone, once a person has used that. */
  readonly forgetOld: boolean
}

export const firstAutomaticRule: AutomaticRule = {
  on: false,
  everyHours: 24,
  minBatteryPercent: 30,
  onMainsOnly: false,
  hours: null,
  overWifi: true,
  encrypt: false,
  forgetOld: false,
}

/** How often can be chosen, in hours. */
export const everyHoursChoices = [6, 12, 24, 48, 168] as const

/** Why a backup that is due does not start. */
export const holdReasons = [
  'phone-away',
  'over-wifi',
  'battery-low',
  'computer-on-battery',
  'outside-hours',
  'put-off',
  'tried-in-vain',
  'job-running',
  'folder-missing',
  'password-needed',
  'app-not-running',
  'computer-asleep',
] as const

export type HoldReason = (typeof holdReasons)[number]

/** What came of a backup that was due, or why there was none. Times are milliseconds since 1970. */
export type AutomaticEvent = { readonly at: number } & (
  | { readonly kind: 'done'; readonly items: number; readonly newItems: number; readonly problems: number }
  | { readonly kind: 'failed'; readonly error: ErrorInfo }
  /** By the person. */
  | { readonly kind: 'cancelled' }
  /** The phone went away and did not come back in time, or the app ended. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'put-off'; readonly until: number }
  /** It was due, and did not start from `at` to `until`. */
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until: number }
)

export type AutomaticState =
  | { readonly kind: 'off' }
  | { readonly kind: 'not-due'; readonly dueAt: number }
  /** `until`: when the reason ends by itself. */
  | { readonly kind: 'held'; readonly reason: HoldReason; readonly until: number | null }
  | { readonly kind: 'countdown'; readonly startsAt: number }
  /** Looking through the phone, and then the job. */
  | { readonly kind: 'running' }

export interface AutomaticPhone {
  /** The phone's hardware serial. */
  readonly phoneId: string
  readonly name: string
  readonly rule: AutomaticRule
  readonly state: AutomaticState
  /** When the last good backup of all that it is to hold began; null where none is known. */
  readonly lastGoodAt: number | null
  /** A backup is not only due: it has been for so long that somebody should know. */
  readonly overdue: boolean
  /** Newest first. */
  readonly history: readonly AutomaticEvent[]
}

export interface AutomaticView {
  readonly phones: readonly AutomaticPhone[]
  /** Whether the app starts with the computer, hidden, and stays there when its window is closed. */
  readonly staysReady: boolean
}

/** For how many hours a backup that is about to start can be put off. */
export const putOffChoices = [1, 24] as const
