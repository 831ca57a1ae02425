import type { AdbToolsView } from '../model/adb-tools'
import type { AutomaticRule, AutomaticView } from '../model/automatic'
import type { CatalogItem, CatalogView, MediaKind, Selection } from '../model/catalog'
import type { AnyCategory } from '../model/category'
import type { DevicesView } from '../model/device'
import type { NewFolderRule, PhoneFolders, WaitingFolders } from '../model/folders'
import type { RemovalWay } from '../model/free-up'
import type { IssueGroup } from '../model/issue'
import type { JobOutcome, JobSnapshot } from '../model/job'
import type { LanguageChoice, LanguageView } from '../model/language'
import type { BackupDetails, LibraryView } from '../model/library'
import type { EncryptionRequest, EncryptionView, OutputFolder, PhoneBackups } from '../model/output'
import type { MenuTarget } from '../model/menu'
import type { PlaceRule, PlacesView, ServiceKind, ServiceStep } from '../model/place'
import type { MessageHit, RecordDetails } from '../model/record-details'
import type { ForgetPreview, Removal, RetentionRule, RetentionSettings } from '../model/retention'
import type { ConflictRule, ContactWay, RestoreCheck, RestoreTarget } from '../model/restore'
import type { AppInfo, HelpPage, Preferences, Theme } from '../model/settings'
import type { UpdateView } from '../model/update'
import type { WifiView } from '../model/wifi'
import type { TerminalCommand } from '../terminal-commands'
import { drop, event, invoke, type WindowApi } from './define'

/** All that may cross between the window and main. No bytes and no path that main would take back. */
export const contract = {
  app: {
    /** The person wants to close the window while a job runs: ask, then `close`. */
    closeRequested: event<void>(),
    /** `background`: what runs goes on, from now on without a question. */
    close: invoke<{ background: boolean }, void>(),
    info: invoke<void, AppInfo>(),
    language: invoke<void, LanguageView>(),
    setLanguage: invoke<{ choice: LanguageChoice }, LanguageView>(),
    theme: invoke<void, Theme>(),
    setTheme: invoke<{ theme: Theme }, void>(),
    preferences: invoke<void, Preferences>(),
    setPreferences: invoke<Preferences, void>(),
    /** The person chose a section in the application menu. */
    menuChosen: event<MenuTarget>(),
    /** Whether the window was loaded again because it had stopped working; told once. */
    reloaded: invoke<void, boolean>(),
    showLog: invoke<void, void>(),
    /** Asks where; false when that was cancelled. */
    saveReport: invoke<void, boolean>(),
    showLicences: invoke<void, void>(),
    openHelp: invoke<{ page: HelpPage }, void>(),
  },
  devices: {
    get: invoke<void, DevicesView>(),
    changed: event<DevicesView>(),
    /** Starts adb again after it was missing or failed. */
    retryAdb: invoke<void, void>(),
    /** Drops a stale connection of a phone that stays offline. */
    reconnect: invoke<{ serial: string }, void>(),
    /** Puts a command of the guide on the clipboard: main makes its text. */
    copyCommand: invoke<{ command: TerminalCommand }, void>(),
    startSample: invoke<void, void>(),
    stopSample: invoke<void, void>(),
  },
  adb: {
    get: invoke<void, AdbToolsView>(),
    changed: event<AdbToolsView>(),
    /** Fetches what is offered; answers at once, `changed` follows. Only for who has agreed to Google's terms. */
    fetch: invoke<{ agreed: true }, void>(),
    /** Stops fetching; forgets why it failed. */
    cancel: invoke<void, void>(),
    /** Removes what was fetched, and stops its server; not while a job runs. */
    remove: invoke<void, void>(),
  },
  wifi: {
    get: invoke<void, WifiView>(),
    changed: event<WifiView>(),
    /** Searches and shows a new QR code; answers at once, `changed` follows. */
    start: invoke<void, void>(),
    /** Pairs with the six digits that a phone shows with this address, `host:port`, and connects; `changed` follows. */
    pairByCode: invoke<{ address: string; code: string }, void>(),
    /** Connects to a phone that was paired before; `changed` follows. */
    connect: invoke<{ address: string }, void>(),
    /** Ends pairing and searching. */
    cancel: invoke<void, void>(),
    /** Ends the connection to a phone on the network. */
    disconnect: invoke<{ serial: string }, void>(),
  },
  catalog: {
    /** Starts to list what is on a phone; answers the catalog at once, `changed` follows as it grows. */
    open: invoke<{ serial: string }, CatalogView>(),
    changed: event<CatalogView>(),
    /** A picture is a motion photo, by what was read of it for its thumbnail or preview. */
    motionFound: event<{ catalogId: string; itemId: number }>(),
    /** The items found so far, newest first. */
    items: invoke<{ catalogId: string; category: AnyCategory }, readonly CatalogItem[]>(),
    /**
     * Of which items thumbnails, or large previews, are on the screen, in their order: they come first, and those of items
     * that left it not at all.
     */
    visible: invoke<{ catalogId: string; kind: MediaKind; ids: readonly number[] }, void>(),
    /** What is in one record; `before` asks for the messages before those of an earlier answer. */
    record: invoke<{ catalogId: string; itemId: number; before: string | null }, RecordDetails>(),
    /** Searches the texts of all conversations, newest hits first. */
    searchMessages: invoke<{ catalogId: string; text: string }, readonly MessageHit[]>(),
    close: invoke<{ catalogId: string }, void>(),
  },
  /** Which folders of a phone one-click and automatic backups take. */
  folders: {
    /** Those found so far, in the order in which they were found. */
    get: invoke<{ catalogId: string }, PhoneFolders>(),
    /** Switches folders on or off, from now on; also the answer for new ones. */
    switch: invoke<{ catalogId: string; ids: readonly number[]; on: boolean }, PhoneFolders>(),
    setRule: invoke<{ catalogId: string; newFolders: NewFolderRule }, PhoneFolders>(),
    /** The person has seen what is new: it stays as it is, unless it waits for an answer. */
    seen: invoke<{ catalogId: string }, PhoneFolders>(),
    waiting: invoke<void, WaitingFolders>(),
    changed: event<WaitingFolders>(),
  },
  output: {
    /** The folder used last, or a sensible first one. */
    current: invoke<void, OutputFolder>(),
    /** Opens the system's dialog; null when it was cancelled. */
    pick: invoke<void, OutputFolder | null>(),
  },
  backup: {
    /**
     * Answers the job's id. `standing`: what is backed up when nobody selects, by the choice of folders. A password is taken,
     * never given back.
     */
    start: invoke<
      {
        catalogId: string
        selection: Selection | 'standing'
        grant: string
        encryption: EncryptionRequest | null
      },
      string
    >(),
    /**
     * Resumes an interrupted backup of the Library as it was started, whatever is selected now; answers the job's id. Of an
     * encrypted one main may need the password.
     */
    resume: invoke<
      { catalogId: string; backupId: string; password: string | null; remember: boolean },
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
  retention: {
    /** Which backups of a phone of the Library stay, and where the others go, as it was last set. */
    get: invoke<{ phoneId: string }, RetentionSettings>(),
    /** Takes effect the next time that backups are removed. */
    set: invoke<{ phoneId: string; rule: RetentionRule; removal: Removal | null }, void>(),
    /** What a rule would do now. */
    preview: invoke<{ phoneId: string; rule: RetentionRule }, ForgetPreview>(),
    /**
     * Removes those of these backups that the rule does not keep, and remembers rule and removal for the phone; answers the
     * job's id.
     */
    run: invoke<
      { phoneId: string; rule: RetentionRule; removal: Removal; backupIds: readonly string[] },
      string
    >(),
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
        contactsBy: ContactWay
      },
      string
    >(),
    /** How many contacts a phone has now; null where it doesn't tell. */
    countContacts: invoke<{ serial: string }, number | null>(),
    /** Opens the system's dialog for a folder to export to; null when it was cancelled. */
    pickFolder: invoke<void, OutputFolder | null>(),
    /** Writes items, readable and under their own names, into a folder of this computer; answers the job's id. */
    export: invoke<{ catalogId: string; selection: Selection; grant: string }, string>(),
  },
  automatic: {
    get: invoke<void, AutomaticView>(),
    changed: event<AutomaticView>(),
    /** By the phone's hardware serial. */
    setRule: invoke<{ phoneId: string; rule: AutomaticRule }, void>(),
    /** Not before so many hours from now. */
    putOff: invoke<{ phoneId: string; hours: number }, void>(),
    /** Now, whatever the conditions say. */
    startNow: invoke<{ phoneId: string }, void>(),
    /** Starts with the computer, hidden, and stays when the window is closed; or no longer. */
    setStaysReady: invoke<{ on: boolean }, void>(),
  },
  /** Where second copies of backups lie. */
  places: {
    get: invoke<void, PlacesView>(),
    changed: event<PlacesView>(),
    /** Opens the system's dialog for a folder; the id of the place, null when that was cancelled. */
    addFolder: invoke<void, string | null>(),
    /**
     * Begins to set up a service, by rclone's own questions. `options` are by its names (`url`, `user`, `pass`, …), secrets
     * among them; none is given back. `folder` is where copies go there.
     */
    addService: invoke<
      {
        name: string
        kind: ServiceKind
        /** What rclone calls it; of `other` alone. */
        type: string
        folder: string
        options: Readonly<Record<string, string>>
      },
      ServiceStep
    >(),
    /** Answers the question that stands. */
    answerService: invoke<{ answer: string }, ServiceStep>(),
    /** Gives up setting up. */
    cancelService: invoke<void, void>(),
    setRule: invoke<{ placeId: string; rule: PlaceRule }, void>(),
    rename: invoke<{ placeId: string; name: string }, void>(),
    /** This computer uses it no more. Nothing is deleted there. */
    remove: invoke<{ placeId: string }, void>(),
    /** Copies all that isn't there; answers the job's id. */
    copyNow: invoke<{ placeId: string }, string>(),
    /** Looks at names and sizes, or reads all of it; answers the job's id. */
    check: invoke<{ placeId: string; full: boolean }, string>(),
    /** Looks which backups are there, for the Library; answers how many. */
    look: invoke<{ placeId: string }, number>(),
    /** Brings a backup of the Library that is only in a place to the output folder; answers the job's id. */
    fetch: invoke<{ backupId: string }, string>(),
  },
  freeUp: {
    /**
     * Lists what could be taken off a phone because a backup has it; answers the catalog at once, `catalog.changed` follows as
     * they are compared. `before`: only what was last changed before then, in milliseconds since 1970.
     */
    open: invoke<
      { backupId: string; serial: string; before: number; password: string | null; remember: boolean },
      CatalogView
    >(),
    /** Another date; `catalog.changed` follows. */
    narrow: invoke<{ catalogId: string; before: number }, void>(),
    /** Takes them off the phone, each once both copies have been proven; answers the job's id. */
    start: invoke<{ catalogId: string; selection: Selection; way: RemovalWay }, string>(),
    /** Puts back what such a job has taken off the phone, from the backup; answers the id of that restore. */
    putBack: invoke<{ id: string; password: string | null }, string>(),
  },
  jobs: {
    list: invoke<void, readonly JobSnapshot[]>(),
    changed: event<JobSnapshot>(),
    cancel: invoke<{ id: string }, void>(),
    /** Lets a running job stand still, or go on. */
    setPaused: invoke<{ id: string; paused: boolean }, void>(),
    /** Reads the backup that an ended job made again; answers the id of that job. */
    verify: invoke<{ id: string; password: string | null }, string>(),
    /** What has happened to single items until now, also while the job runs. */
    issues: invoke<{ id: string }, readonly IssueGroup[]>(),
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
