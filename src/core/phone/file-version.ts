/** What tells one state of a file on the phone from another. */
export interface FileVersion {
  /** Absolute on the phone, in the form that `place` says. */
  readonly path: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

/** One text for each version; no path holds a NUL. */
export function versionText({ path, bytes, modifiedAt }: FileVersion): string {
  return `${path}\0${bytes}\0${modifiedAt}`
}
