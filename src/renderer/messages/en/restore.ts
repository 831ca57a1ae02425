import type { ConflictRule } from '../../../shared/model/restore'
import { f, itemCount } from './format'

/** Choosing what goes back, where to, and what came of it. The words for progress are in job-restore.ts. */
export const restore = {
  title: 'Choose a backup',
  lead: 'Look inside and put back just what you want.',
  oneClickTitle: 'One-click Restore',
  oneClickLead:
    'Everything in a backup goes back to where it was. What is on the phone already is left as it is.',
  backups: 'Backups',
  lookInside: 'Look inside',
  chooseFirst: 'Choose a backup first.',
  to: (phone: string) => `To ${phone}`,
  noPhone: 'Connect the phone first.',
  backupOf: (phone: string, date: string) => `${phone}, ${date}`,
  everything: 'Restore everything',
  oneClickStarting: 'Starting the restore…',
  oneClickConnect: 'Plug it in and unlock it.',
  otherPhone: 'This backup is of another phone',
  otherPhoneText: (phone: string) => `It will be put on ${phone}. What is on it stays.`,
  where: 'Where to?',
  whereLead: (count: number, bytes: number) => `${itemCount(count)}, ${f.bytes(bytes)} are selected.`,
  destination: 'Restore to',
  destinations: {
    phone: { label: 'To the phone', text: 'Back to where they were, or into one folder.' },
    computer: { label: 'To this computer', text: 'Readable, under their own names, into a folder of yours.' },
  },
  phone: 'Phone',
  connect: 'Connect your phone',
  connectText: 'Plug it in and unlock it. What you have selected is kept.',
  connectAction: 'Help with connecting',
  places: 'Places on the phone',
  placeKinds: {
    original: { label: 'Where they were', text: 'Each in its own folder, as when it was backed up.' },
    folder: {
      label: 'In one folder',
      text: 'Below a folder of the internal storage, with their own folders in it.',
    },
  },
  folderName: 'Name of the folder',
  folderNameDefault: 'Restored',
  folderNameFault: 'A name can’t be empty, begin with a dot, or hold / \\ : * ? " < > |.',
  conflicts: 'When another file has the name',
  sameText: 'A file that is the same already is never sent again.',
  rules: {
    skip: { label: 'Leave what is there', text: 'The one from the backup is left out.' },
    'keep-both': { label: 'Keep both', text: 'The one from the backup gets a number after its name.' },
    replace: { label: 'Replace what is there', text: 'The one on the phone is gone then.' },
  } satisfies Record<ConflictRule, { readonly label: string; readonly text: string }>,
  space: 'Space on the phone',
  checking: 'Comparing with what is on the phone…',
  volumes: { internal: 'Internal storage', 'sd-card': 'SD card' },
  needed: (needed: number, free: number) => `${f.bytes(needed)} needed, ${f.bytes(free)} free`,
  tight: 'This does not fit',
  tightText: (missing: number) =>
    `${f.bytes(missing)} more are needed than the phone has free. Delete something on it, or select less.`,
  moved: (count: number) =>
    `${itemCount(count)} ${count === 1 ? 'was' : 'were'} on a card that this phone does not have. ${count === 1 ? 'It goes' : 'They go'} to the internal storage.`,
  needNewer: (count: number) =>
    count === 1
      ? '1 item was saved by a newer version. This one cannot put it back on a phone, but can export it.'
      : `${f.count(count)} items were saved by a newer version. This one cannot put them back on a phone, but can export them.`,
  unusable: (count: number) =>
    `${itemCount(count)} ${count === 1 ? 'has a path that' : 'have paths that'} cannot be on a phone. ${count === 1 ? 'It is' : 'They are'} left out.`,
  folder: 'Folder',
  noFolder: 'No folder chosen yet.',
  chooseFolder: 'Choose folder…',
  exportText: 'Nothing in the folder is overwritten: where a name is taken, a number is put after it.',
  exportEncrypted:
    'What is written there is not encrypted any more: anyone who gets hold of the folder can read it.',
  waitForPhone: 'Connect the phone to start.',
  choosePhone: 'Choose a phone to start.',
  waitForFolder: 'Choose a folder to start.',
  waitForName: 'Give the folder a name.',
  start: 'Start restore',
  startExport: 'Start export',
}

/** Of how many the phone's own SHA-256 was compared, and how many were asked for again. */
interface Checks {
  readonly checkedByPhone: number
  readonly confirmed: number
}

function howChecked(restored: number, { checkedByPhone, confirmed }: Checks): string {
  if (confirmed === 0)
    return checkedByPhone >= restored
      ? 'each checked against the phone’s own SHA-256.'
      : `${f.count(checkedByPhone)} of them checked against the phone’s own SHA-256, the others by size.`
  const checked = checkedByPhone + confirmed
  return checked >= restored
    ? 'each checked on the phone.'
    : `${f.count(checked)} of them checked on the phone, the others by size.`
}

/** What came of it. */
export const restoreResult = {
  outcomes: {
    done: 'Restore complete',
    'with-problems': 'Restore complete, with some problems',
    cancelled: 'Restore cancelled',
    failed: 'The restore could not be finished',
  },
  /** "7 restored, each checked against the phone’s own SHA-256." */
  lead: (restored: number, checks: Checks, seconds: number) =>
    restored === 0
      ? 'Nothing had to be sent.'
      : `${f.count(restored)} restored in ${f.duration(seconds)}, ${howChecked(restored, checks)}`,
  stopped: (restored: number) =>
    `${restored === 0 ? 'Nothing' : itemCount(restored)} had been restored until then. Start again to go on: what is on the phone is not sent a second time.`,
  title: (phone: string) => `On ${phone}`,
  restored: 'Restored',
  alreadyThere: 'On the phone already',
  skipped: 'Left out: another file has the name',
  keptBoth: 'Beside another file, under a new name',
  replaced: 'In place of another file',
  proof: 'Proof',
  checked: (checked: number, total: number) =>
    checked >= total
      ? `${total === 1 ? 'It was' : 'Each was'} read again on the phone, and its SHA-256 is that of the backup.`
      : `${f.count(checked)} of ${f.count(total)} were read again on the phone, and their SHA-256 is that of the backup. The others were compared by size.`,
  /** Of what is no file. */
  confirmed: (count: number) =>
    count === 1
      ? 'The phone was asked for 1 item again, and has it.'
      : `The phone was asked for ${f.count(count)} items again, and has them.`,
  listed: (listed: number, expected: number) =>
    `The phone’s gallery lists ${f.count(listed)} of ${f.count(expected)}.`,
  notListed: 'The phone’s gallery could not be asked.',
  listedLate: 'A gallery that is slow finds the rest by itself, at the latest when the phone is restarted.',
  noReport: 'The details of this restore are not available any more.',
  goOn: 'Go on with it',
}

/** What came of writing to this computer. */
export const exportResult = {
  outcomes: {
    done: 'Export complete',
    'with-problems': 'Export complete, with some problems',
    cancelled: 'Export cancelled',
    failed: 'The export could not be finished',
  },
  lead: (count: number, bytes: number, seconds: number) =>
    `${itemCount(count)}, ${f.bytes(bytes)}, written in ${f.duration(seconds)}.`,
  nothing: 'Nothing had to be written.',
  title: 'On this computer',
  exported: 'Written',
  alreadyThere: 'There already',
  renamed: 'Of these under another name, because theirs was taken',
  noReport: 'The details of this export are not available any more.',
}
