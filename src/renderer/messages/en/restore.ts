import type { ConflictRule } from '../../../shared/model/restore'
import { f, itemCount } from './format'

/** Choosing what goes back, where to, and what came of it. The words for progress are in job-restore.ts. */
export const restore = {
  title: 'Choose a backup',
  lead: 'Open one and put back just what you want.',
  oneClickTitle: 'One-click Restore',
  oneClickLead: 'Puts everything back where it was. Files already on the phone aren’t changed.',
  backups: 'Backups',
  lookInside: 'Open',
  chooseFirst: 'Choose a backup first.',
  to: (phone: string) => `To ${phone}`,
  noPhone: 'Connect the phone first.',
  backupOf: (phone: string, date: string) => `${phone}, ${date}`,
  everything: 'Restore everything',
  oneClickStarting: 'Starting the restore…',
  oneClickConnect: 'Plug it in and unlock it.',
  otherPhone: 'This backup is from another phone',
  otherPhoneText: (phone: string) => `It will be restored to ${phone}. What’s already there stays.`,
  where: 'Where to?',
  whereLead: (count: number, bytes: number) => `${itemCount(count)}, ${f.bytes(bytes)} selected.`,
  destination: 'Restore to',
  destinations: {
    phone: { label: 'To the phone', text: 'Back where they were, or into one folder.' },
    computer: { label: 'To this computer', text: 'As normal files in a folder you choose.' },
  },
  phone: 'Phone',
  connect: 'Connect your phone',
  connectText: 'Plug it in and unlock it. Your selection is kept.',
  connectAction: 'Connection help',
  places: 'Location',
  placeKinds: {
    original: { label: 'Original location', text: 'Each in its own folder, as it was backed up.' },
    folder: {
      label: 'Single folder',
      text: 'Inside one folder of the internal storage, keeping subfolders.',
    },
  },
  folderName: 'Folder name',
  folderNameDefault: 'Restored',
  folderNameFault: 'Enter a name that doesn’t start with a dot or contain / \\ : * ? " < > |.',
  conflicts: 'If a file already exists',
  sameText: 'Identical files are skipped.',
  rules: {
    skip: { label: 'Skip', text: 'Keep the phone’s file.' },
    'keep-both': { label: 'Keep both', text: 'The backup’s file gets a number after its name.' },
    replace: { label: 'Replace', text: 'The phone’s file is overwritten.' },
  } satisfies Record<ConflictRule, { readonly label: string; readonly text: string }>,
  space: 'Space on the phone',
  checking: 'Comparing with the phone…',
  volumes: { internal: 'Internal storage', 'sd-card': 'SD card' },
  needed: (needed: number, free: number) => `${f.bytes(needed)} needed, ${f.bytes(free)} free`,
  tight: 'Not enough space on the phone',
  tightText: (missing: number) =>
    `${f.bytes(missing)} more needed than the phone has free. Delete something on it, or select less.`,
  moved: (count: number) =>
    `${itemCount(count)} ${count === 1 ? 'was' : 'were'} on an SD card this phone doesn’t have. ${count === 1 ? 'It goes' : 'They go'} to the internal storage.`,
  needNewer: (count: number) =>
    count === 1
      ? '1 item was saved by a newer version. This version can’t restore it to a phone, but can export it.'
      : `${f.count(count)} items were saved by a newer version. This version can’t restore them to a phone, but can export them.`,
  onlyExported: (count: number) =>
    count === 1
      ? '1 item can’t be restored to a phone, only exported.'
      : `${f.count(count)} items can’t be restored to a phone, only exported.`,
  unusable: (count: number) =>
    `${itemCount(count)} ${count === 1 ? 'has a path that' : 'have paths that'} can’t exist on a phone. ${count === 1 ? 'It is' : 'They are'} skipped.`,
  folder: 'Folder',
  noFolder: 'No folder chosen yet.',
  chooseFolder: 'Choose folder…',
  exportText: 'Nothing in the folder is overwritten: if a name is taken, a number is added.',
  exportEncrypted: 'Exported files aren’t encrypted: anyone with the folder can read them.',
  waitForPhone: 'Connect the phone to start.',
  choosePhone: 'Choose a phone to start.',
  waitForFolder: 'Choose a folder to start.',
  waitForName: 'Enter a folder name.',
  start: 'Start restore',
  startExport: 'Start export',
}

/** Of how many the phone's own SHA-256 was compared, and how many were asked for again. */
interface Checks {
  readonly checkedByPhone: number
  readonly confirmed: number
}

function howChecked(restored: number, { checkedByPhone, confirmed }: Checks): string {
  const all = restored === 1 ? '' : 'all '
  if (confirmed === 0)
    return checkedByPhone >= restored
      ? `${all}verified on the phone (SHA-256).`
      : `${f.count(checkedByPhone)} of them verified on the phone (SHA-256), the others by size.`
  const checked = checkedByPhone + confirmed
  return checked >= restored
    ? `${all}checked on the phone.`
    : `${f.count(checked)} of them checked on the phone, the others by size.`
}

/** What came of it. */
export const restoreResult = {
  outcomes: {
    done: 'Restore complete',
    'with-problems': 'Restore complete, with some problems',
    cancelled: 'Restore cancelled',
    failed: 'The restore didn’t finish',
  },
  /** "7 restored in 3 sec, all verified on the phone (SHA-256)." */
  lead: (restored: number, checks: Checks, seconds: number) =>
    restored === 0
      ? 'Nothing needed to be sent.'
      : `${f.count(restored)} restored in ${f.duration(seconds)}, ${howChecked(restored, checks)}`,
  stopped: (restored: number) =>
    `${restored === 0 ? 'Nothing' : itemCount(restored)} restored before it stopped. Restore again to continue: what’s already on the phone isn’t sent again.`,
  title: (phone: string) => `On ${phone}`,
  restored: 'Restored',
  alreadyThere: 'Already on the phone',
  skipped: 'Skipped (name exists)',
  keptBoth: 'Kept both (renamed)',
  replaced: 'Replaced',
  proof: 'Verification',
  checked: (checked: number, total: number) =>
    checked >= total
      ? `${total === 1 ? 'It was' : 'Each was'} read back on the phone, and its SHA-256 matches the backup.`
      : `${f.count(checked)} of ${f.count(total)} were read back on the phone, and their SHA-256 matches the backup. The others were compared by size.`,
  /** Of what is no file. */
  confirmed: (count: number) =>
    count === 1
      ? 'The phone confirmed that it has 1 item.'
      : `The phone confirmed that it has ${f.count(count)} items.`,
  listed: (listed: number, expected: number) =>
    `The phone’s gallery lists ${f.count(listed)} of ${f.count(expected)}.`,
  notListed: 'The phone’s gallery couldn’t be checked.',
  listedLate: 'A slow gallery finds the rest on its own, at the latest when the phone restarts.',
  noReport: 'The details of this restore are no longer available.',
  resume: 'Continue restore',
}

/** What came of writing to this computer. */
export const exportResult = {
  outcomes: {
    done: 'Export complete',
    'with-problems': 'Export complete, with some problems',
    cancelled: 'Export cancelled',
    failed: 'The export didn’t finish',
  },
  lead: (count: number, bytes: number, seconds: number) =>
    `${itemCount(count)}, ${f.bytes(bytes)}, written in ${f.duration(seconds)}.`,
  nothing: 'Nothing needed to be written.',
  title: 'On this computer',
  exported: 'Written',
  alreadyThere: 'Already there',
  renamed: 'Renamed (name exists)',
  noReport: 'The details of this export are no longer available.',
}
