export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Whether this system has a keychain in which passwords can be remembered. */
  readonly canRemember: boolean
  /** Whether this package looks for newer versions of itself, where the preferences let it. */
  readonly updatesItself: boolean
}

export const rereads = ['none', 'some', 'all'] as const

export type Reread = (typeof rereads)[number]

export interface Preferences {
  /** Compare each copy with the phone's own SHA-256. */
  readonly verify: boolean
  /** How much of what a backup shares with the one before is read again: a little each time is `some`. */
  readonly reread: Reread
  /** Whether the last backup was to be encrypted. */
  readonly encrypt: boolean
  /** Ask for a newer version of the app when it starts. */
  readonly lookForUpdates: boolean
}
