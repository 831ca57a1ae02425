/** What tells one state of a file on the phone from another. */
export interface FileVersion {
  /** In the form of `core/android/adb/phone-text`. */
  readonly path: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

/** One text for each version; no path holds a NUL. */
export function versionText({ path, bytes, modifiedAt }: FileVersion): string {
  return `${path}\0${bytes}\0${modifiedAt}`
}
