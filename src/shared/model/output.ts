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
  readonly encrypted: boolean
}

/** A backup that was cancelled, cut off or killed: the next run of its kind takes it up. */
export interface InterruptedBackup {
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly encrypted: boolean
}

export interface PhoneBackups {
  /** The newest complete one. */
  readonly last: LastBackup | null
  /** The newest one that is not, where it is newer than `last`. */
  readonly interrupted: InterruptedBackup | null
}

/** What encrypting takes. */
export interface EncryptionView {
  /**
   * - `none`: no encrypted backup of this phone yet; a password has to be chosen
   * - `known`: this computer has the key of the earlier ones; no password is needed
   * - `password-needed`: the password of the earlier ones is needed once
   */
  readonly state: 'none' | 'known' | 'password-needed'
  /** Whether this system has a keychain in which the password can be remembered. */
  readonly canRemember: boolean
}

export interface EncryptionRequest {
  /** Null where it is not needed. */
  readonly password: string | null
  /** Begin anew with this password, though there are encrypted backups with another one. */
  readonly newKey: boolean
  /** Keep the password in this system's keychain. */
  readonly remember: boolean
}
