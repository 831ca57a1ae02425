/**
 * One call as phones keep it. Numbers are those of Android's `CallLog.Calls` (AOSP android.provider.CallLog), which the format
 * of SyncTech has as well.
 */
export interface Call {
  /** As the phone has it; empty where it hid itself. */
  readonly number: string
  /** 1 shown, 2 hidden, 3 unknown, 4 payphone. */
  readonly presentation: number
  /** Milliseconds since 1970. */
  readonly date: number
  /** Seconds. */
  readonly duration: number
  /** 1 incoming, 2 outgoing, 3 missed, 4 voicemail, 5 rejected, 6 blocked, 7 answered on another device. */
  readonly type: number
  /** The name that the phone had for the number then; null for none. */
  readonly name: string | null
  /** Which SIM, as the phone names it; null where it does not. */
  readonly subscription: string | null
}
