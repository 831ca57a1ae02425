/** A folder that the person picked in the system's dialog. The renderer holds the grant, never a path it could change. */
export interface OutputFolder {
  readonly grant: string
  /** For people to read; main never takes it back. */
  readonly label: string
  /** Bytes this user may still write there, or null when the folder is not there. */
  readonly freeBytes: number | null
  readonly writable: boolean
}

export interface LastBackup {
  /** Milliseconds since 1970. */
  readonly finishedAt: number
  readonly items: number
  readonly bytes: number
}
