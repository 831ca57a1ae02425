import { f } from './format'

export const choose = {
  title: 'Choose what to back up',
  lead: (phone: string) => `From ${phone}.`,
  selectAll: 'Select everything',
  types: 'Types of data',
  amount: (count: number, bytes: number) => `${f.count(count)} · ${f.bytes(bytes)}`,
  none: 'None found',
  noneYet: 'None so far',
  openCategory: 'View items',
  openCategoryOf: (category: string) => `View items in ${category}`,
  newerHint: 'Saved by a newer version',
  leftOut: (count: number, bytes: number) =>
    `${f.count(count)} temporary or deleted ${count === 1 ? 'file' : 'files'} skipped (${f.bytes(bytes)}).`,
  unreadable: (count: number) =>
    count === 1 ? '1 folder is locked by Android.' : `${f.count(count)} folders are locked by Android.`,
  unreadableAction: 'Show folders',
  unreadableTitle: 'Folders Android doesn’t share',
  unreadableText:
    'Android doesn’t let other apps open these folders. What’s in them isn’t counted or backed up.',
  unreadableList: 'Locked folders',
  notYet: 'This version doesn’t back up contacts, messages, the call log or apps yet.',
  gone: 'The phone isn’t connected',
  goneText: 'Plug it back in and unlock it. Your selection is kept.',
  goneAction: 'Connection help',
  failedTitle: 'The scan didn’t finish',
  lookAgain: 'Rescan',
  lookAgainNote: 'Rescanning resets your selection.',
  selected: 'Selected',
  nothingSelected: 'Select at least one item to start.',
  stillScanning: 'Waiting for the scan to finish.',
  notComplete: 'The scan didn’t finish. Rescan to start.',
  notConnected: 'Connect the phone to start.',
  start: 'Start',
}
