/** What may go wrong with the sample phone. Byte counts start when the faults are set. */
export interface Faults {
  /** Drop the connection in the middle of byte N sent to the computer, and refuse new ones until `plug()`. */
  readonly unplugAfter?: number
  /** After N bytes sent keep the connection but answer nothing more, until the faults are set again. */
  readonly freezeAfter?: number
  /** The sync RECV of every file longer than N bytes ends with FAIL after N bytes. */
  readonly failAfter?: number
  /** The sync RECV of every file longer than N bytes ends with DONE after N bytes. */
  readonly shortAfter?: number
  /** What RECV sends is not what LIST and STAT told: longer, half, as long but different, or gone. */
  readonly mutate?: 'grow' | 'shrink' | 'change' | 'vanish'
  /** `failAfter`, `shortAfter` and `mutate` concern only files whose phone path holds this text. */
  readonly onlyPath?: string
  /** A link of this many bytes a second. */
  readonly bytesPerSecond?: number
  /** Ask for authorization and do not accept any key until `allow()`. Seen by new connections. */
  readonly unauthorized?: boolean
  /** Accept the connection but never introduce the phone, so that adb shows it as offline. Seen by new connections. */
  readonly offline?: boolean
  /** An old phone: neither stat_v2, ls_v2 nor shell_v2. Seen by new connections. */
  readonly noV2?: boolean
  /** Every SEND fails with "No space left on device". */
  readonly storageFull?: boolean
  /** Drop the connection after N bytes of file content received in SENDs, and refuse new ones until `plug()`. */
  readonly sendUnplugAfter?: number
  /** After N bytes of file content received in SENDs keep the connection but answer nothing, until the faults are set again. */
  readonly freezeOnSend?: number
  /** A SEND fails with "No space left on device" when it brings the content received in SENDs to more than N bytes. */
  readonly storageFullAfter?: number
  /** A SEND to a path that holds this text fails with "Permission denied". */
  readonly refuseSendTo?: string
  /** What a SEND has written stays there when the connection ends, as if the phone had lost its power. */
  readonly keepPartial?: boolean
  /** What `df` tells to be free on the internal storage, in bytes; it does not limit what may be sent. */
  readonly freeBytes?: number
  /** The same for the SD card. */
  readonly cardFreeBytes?: number
  /** App-op WRITE_SMS can be set, but what is written to messages is still dropped in silence. */
  readonly refuseSmsWrites?: boolean
  /** Writing contacts throws a SecurityException. */
  readonly refuseContactWrites?: boolean
  /** There is nothing on the phone that keeps messages. */
  readonly noSmsProvider?: boolean
  /** Xiaomi's switch "USB debugging (Security settings)" is off: a SecurityException for contacts, messages and calls. */
  readonly xiaomiSwitchOff?: boolean
  /** `content read` and `write` reach vCards and photos of contacts. AOSP's ContactsProvider2 opens no files for them. */
  readonly contactFiles?: boolean
  /**
   * New contacts go to a Google account unless another is named: what names the phone itself is refused (Android 16, and 15 by
   * update).
   */
  readonly cloudContacts?: boolean
  /** Its app for contacts imports no vCards: there is none, or nobody but it may start its importer. */
  readonly importer?: 'missing' | 'denied'
  /** Drop the connection after N records inserted since the faults were set, and refuse new ones until `plug()`. */
  readonly unplugAfterInserts?: number
  /** What is marked in its gallery cannot be changed from outside: a SecurityException. */
  readonly refuseFavourites?: boolean
  /** How long each start of Java takes on the phone, in milliseconds: for every `content` and `am`. */
  readonly contentDelayMs?: number
  /** What `dumpsys battery` tells; 81 otherwise. */
  readonly batteryPercent?: number
  /** Its cable gives no power. */
  readonly notCharging?: boolean
  /** Put these raw names into the listing of a folder of the phone. */
  readonly hostileEntries?: HostileEntries
}

export interface HostileEntries {
  readonly folder: string
  readonly names: readonly (string | Uint8Array)[]
}

/** Names that must not make a client write outside its folder, or trip over. */
export const hostileNames: readonly string[] = [
  '../evil.txt',
  '../../../../tmp/evil.txt',
  'a/b.txt',
  'nul\0inside.txt',
  '..',
  '',
  '/etc/passwd',
  'C:\\evil.txt',
  '..\\evil.txt',
]
