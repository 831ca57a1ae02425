import type { CatalogItem, CatalogView, MediaKind, Selection } from '../model/catalog'
import type { Category } from '../model/category'
import type { DevicesView } from '../model/device'
import type { JobOutcome, JobSnapshot } from '../model/job'
import type { BackupDetails, LibraryView } from '../model/library'
import type { EncryptionRequest, EncryptionView, OutputFolder, PhoneBackups } from '../model/output'
import type { ConflictRule, RestoreCheck, RestoreTarget } from '../model/restore'
import type { AppInfo, Preferences, Theme } from '../model/settings'
import type { UpdateView } from '../model/update'
import { drop, event, invoke, type WindowApi } from './define'

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
  library: {
    /** Looks for backups anew; answers what is known at once, `changed` follows. */
    scan: invoke<void, LibraryView>(),
    changed: event<LibraryView>(),
    /** Opens the system's dialog, and looks for backups in that folder from now on; false when it was cancelled. */
    addFolder: invoke<void, boolean>(),
    /** The same for a folder that was dropped on the window; false for what is no folder. */
    dropFolder: drop<boolean>(),
    /** Looks there no more. Nothing is deleted. */
    removeFolder: invoke<{ folderId: string }, void>(),
    /**
     * Opens a backup; answers its catalog at once, `catalog.changed` follows as its index is read.
     * `trustUnsigned`: the person wants it though it is not signed with its key; else it is refused.
     */
    open: invoke<
      { backupId: string; password: string | null; remember: boolean; trustUnsigned: boolean },
      CatalogView
    >(),
    /** Of an open backup. */
    details: invoke<{ catalogId: string }, BackupDetails>(),
    /** Moves a backup to the system's trash. */
    trash: invoke<{ backupId: string }, void>(),
    /** Shows its folder in the system's file manager. */
    reveal: invoke<{ backupId: string }, void>(),
    /** Reads all of it again; answers the job's id. */
    verify: invoke<{ backupId: string; password: string | null }, string>(),
    /**
     * Opens one item in the system's program for it. Of an encrypted backup a readable copy is made for that, which is
     * gone when the app ends.
     */
    openItem: invoke<{ catalogId: string; itemId: number }, void>(),
    /** Lets the person drag copies of items out of the window; called while a drag begins. */
    dragItems: invoke<{ catalogId: string; ids: readonly number[] }, void>(),
  },
  restore: {
    /** What restoring these items to this phone would take. */
    check: invoke<
      { catalogId: string; selection: Selection; serial: string; target: RestoreTarget },
      RestoreCheck
    >(),
    /** Answers the job's id. */
    start: invoke<
      {
        catalogId: string
        selection: Selection
        serial: string
        target: RestoreTarget
        onConflict: ConflictRule
      },
      string
    >(),
    /** Opens the system's dialog for a folder to export to; null when it was cancelled. */
    pickFolder: invoke<void, OutputFolder | null>(),
    /** Writes items, readable and under their own names, into a folder of this computer; answers the job's id. */
    export: invoke<{ catalogId: string; selection: Selection; grant: string }, string>(),
  },
  jobs: {
    list: invoke<void, readonly JobSnapshot[]>(),
    changed: event<JobSnapshot>(),
    cancel: invoke<{ id: string }, void>(),
    /** Lets a running job stand still, or go on. */
    setPaused: invoke<{ id: string; paused: boolean }, void>(),
    /** Reads the backup that an ended job made again; answers the id of that job. */
    verify: invoke<{ id: string; password: string | null }, string>(),
    /** What became of a job that has ended. */
    report: invoke<{ id: string }, JobOutcome>(),
    openFolder: invoke<{ id: string }, void>(),
    /** Asks where, and writes the list of problems as text; false when the dialog was cancelled. */
    saveProblems: invoke<{ id: string }, boolean>(),
  },
  updates: {
    get: invoke<void, UpdateView>(),
    changed: event<UpdateView>(),
    /** Downloads what is offered; answers at once, `changed` follows. */
    download: invoke<void, void>(),
    /** Restarts as the version that was downloaded; not while a job runs. */
    install: invoke<void, void>(),
  },
} as const

export type Api = WindowApi<typeof contract>
