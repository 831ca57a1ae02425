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
    `${f.count(count)} cached, thumbnail or deleted ${count === 1 ? 'file is' : 'files are'} left out (${f.bytes(bytes)}).`,
  unreadable: (count: number) =>
    count === 1
      ? 'The phone did not let us read 1 folder.'
      : `The phone did not let us read ${f.count(count)} folders.`,
  unreadableAction: 'Show folders',
  unreadableTitle: 'Folders the phone keeps closed',
  unreadableText:
    'Android does not open these folders to other programs. What is in them is not counted and not backed up.',
  unreadableList: 'Closed folders',
  notYet: 'Contacts, messages, call log and apps are not part of this version yet.',
  gone: 'The phone is not connected',
  goneText: 'Plug it in again and unlock it. What you have chosen is kept.',
  goneAction: 'Help with connecting',
  failedTitle: 'The phone could not be looked through to the end',
  lookAgain: 'Look again',
  lookAgainNote: 'Looking again selects everything anew.',
  selected: 'Selected',
  nothingSelected: 'Select at least one item to start.',
  stillScanning: 'Ready to start when the scan is complete.',
  notComplete: 'The phone must be looked through first.',
  notConnected: 'Connect the phone to start.',
  start: 'Start',
}
