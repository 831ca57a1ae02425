export const themes = ['system', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

/** Pages that are opened in the browser: main knows their addresses. */
export const helpPages = ['usb-debugging', 'install-adb', 'adb-terms'] as const

export type HelpPage = (typeof helpPages)[number]

export interface AppInfo {
  readonly version: string
  readonly electron: string
  readonly platform: 'linux' | 'darwin' | 'win32'
  /** Whether this system has a keychain in which passwords can be remembered. */
  readonly canRemember: boolean
  /** Whether the app can go on in this desktop's tray when its window is closed. */
  readonly hasTray: boolean
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
  /** Closing the window on a running job leaves it running, without a question. */
  readonly background: boolean
}
