/** What tells one state of a file on the phone from another. */
export interface FileVersion {
  /** In the form of `core/android/adb/phone-text`. */
  readonly path: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
}
