import type { CatalogItem, CatalogView, MediaKind, Selection } from '../model/catalog'
import type { Category } from '../model/category'
import type { DevicesView } from '../model/device'
import type { BackupReport, JobSnapshot, VerifyReport } from '../model/job'
import type { EncryptionRequest, EncryptionView, OutputFolder, PhoneBackups } from '../model/output'
import type { AppInfo, Preferences, Theme } from '../model/settings'
import { event, invoke, type WindowApi } from './define'

/** All that may cross between the window and main. No bytes and no path that main would take back. */
export const contract = {
  app: {
    /** The person wants to close the window while a job runs: ask, then `close`. */
    closeRequested: event<void>(),
    close: invoke<void, void>(),
    info: invoke<void, AppInfo>(),
    theme: invoke<void, Theme>(),
    setTheme: invoke<{ theme: Theme }, void>(),
    preferences: invoke<void, Preferences>(),
    setPreferences: invoke<Preferences, void>(),
    openHelp: invoke<{ page: 'usb-debugging' | 'install-adb' }, void>(),
  },
  devices: {
    get: invoke<void, DevicesView>(),
    changed: event<DevicesView>(),
    /** Starts adb again after it was missing or failed. */
    retryAdb: invoke<void, void>(),
    /** Drops a stale connection of a phone that stays offline. */
    reconnect: invoke<{ serial: string }, void>(),
    startSample: invoke<void, void>(),
    stopSample: invoke<void, void>(),
  },
  catalog: {
    /** Starts to list what is on a phone; answers the catalog at once, `changed` follows as it grows. */
    open: invoke<{ serial: string }, CatalogView>(),
    changed: event<CatalogView>(),
    /** The items found so far, newest first. */
    items: invoke<{ catalogId: string; category: Category }, readonly CatalogItem[]>(),
    /**
     * Of which items thumbnails, or large previews, are on the screen, in their order: they come first, and those of items
     * that left it not at all.
     */
    visible: invoke<{ catalogId: string; kind: MediaKind; ids: readonly number[] }, void>(),
    close: invoke<{ catalogId: string }, void>(),
  },
  output: {
    /** The folder used last, or a sensible first one. */
    current: invoke<void, OutputFolder>(),
    /** Opens the system's dialog; null when it was cancelled. */
    pick: invoke<void, OutputFolder | null>(),
  },
  backup: {
    /** Answers the job's id. A password is taken, never given back. */
    start: invoke<
      { catalogId: string; selection: Selection; grant: string; encryption: EncryptionRequest | null },
      string
    >(),
    /** What the output folder holds of a phone. */
    earlier: invoke<{ serial: string }, PhoneBackups>(),
    /** What encrypting a backup of this phone into that folder takes. */
    encryption: invoke<{ serial: string; grant: string }, EncryptionView>(),
    /** Puts the key of all encrypted backups of this phone in the folder under another password; answers their number. */
    changePassword: invoke<
      { serial: string; grant: string; oldPassword: string; newPassword: string },
      number
    >(),
  },
  jobs: {
    list: invoke<void, readonly JobSnapshot[]>(),
    changed: event<JobSnapshot>(),
    cancel: invoke<{ id: string }, void>(),
    /** Lets a running job stand still, or go on. */
    setPaused: invoke<{ id: string; paused: boolean }, void>(),
    /** Reads the backup that an ended job made again; answers the id of that job. */
    verify: invoke<{ id: string; password: string | null }, string>(),
    verifyReport: invoke<{ id: string }, VerifyReport>(),
    /** Of a job that has ended. */
    report: invoke<{ id: string }, BackupReport>(),
    openFolder: invoke<{ id: string }, void>(),
    /** Asks where, and writes the list of problems as text; false when the dialog was cancelled. */
    saveProblems: invoke<{ id: string }, boolean>(),
  },
} as const

export type Api = WindowApi<typeof contract>
