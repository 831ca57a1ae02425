import type { SaidBy } from '../../../shared/model/issue'
import { f, itemCount } from './format'

export const result = {
  outcomes: {
    done: 'Backup complete',
    'with-problems': 'Backup complete, with some problems',
    cancelled: 'Backup cancelled',
    failed: 'The backup didn’t finish',
  },
  doneText: (items: number, bytes: number, seconds: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)}, saved in ${f.duration(seconds)}.`,
  withProblemsText: (items: number, bytes: number, problems: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)} saved. ${problems === 1 ? '1 item needs' : `${f.count(problems)} items need`} attention.`,
  stoppedText: (items: number, bytes: number) =>
    items === 0
      ? 'Nothing had been copied yet.'
      : `${itemCount(items)}, ${f.bytes(bytes)} saved. Back up again to continue where it stopped.`,
  resume: 'Continue backup',
  seeInLibrary: 'Show in Library',
  folder: 'Folder',
  openFolder: 'Open folder',
  savedTitle: 'Saved',
  type: 'Type',
  items: 'Items',
  size: 'Size',
  total: 'Total',
  originTitle: 'Summary',
  copied: 'Copied from the phone',
  linked: 'Unchanged since the last backup',
  kept: 'Kept from the interrupted backup',
  checkedTitle: 'Checked',
  /** Of what was copied for this backup. */
  checked: (checked: number, total: number) =>
    checked >= total
      ? total === 1
        ? 'Verified against the phone.'
        : `All ${itemCount(total)} verified against the phone.`
      : `${f.count(checked)} of ${itemCount(total)} verified against the phone, the others compared by size and time.`,
  /** Of what is made from what the phone tells. */
  checkedByVersion: (count: number) => `Unchanged on the phone before and after: ${itemCount(count)}.`,
  reread: (count: number, bytes: number) =>
    `Reread from the disk and unchanged: ${itemCount(count)}, ${f.bytes(bytes)}.`,
  /** Unchanged items that were not read again this time; some of them may not tell when they were. */
  unread: (count: number, oldest: number | null, unknown: number) => {
    const rest = `Unchanged on the phone and not reread this time: ${itemCount(count)}`
    if (oldest === null)
      return `${rest}. It isn’t known when they were last read. Verify rereads all of them.`
    const since = `${rest}, last read on or after ${f.dateTime(oldest * 1000)}`
    return unknown === 0 ? `${since}.` : `${since}; of ${f.count(unknown)} of them it isn’t known.`
  },
  rotten: (count: number) =>
    count === 1
      ? '1 item had changed on the disk since it was saved and was copied from the phone again.'
      : `${f.count(count)} items had changed on the disk since they were saved and were copied from the phone again.`,
  sinceTitle: 'Since the last backup',
  since: (added: number, changed: number, vanished: number) =>
    `${f.count(added)} new, ${f.count(changed)} changed, ${f.count(vanished)} no longer on the phone.`,
  sinceVanished: 'What’s no longer on the phone is still in the earlier backup.',
  notIncludedTitle: 'Not included',
  problemsTitle: 'Problems',
  problemCount: (count: number) => itemCount(count),
  /** A detail, by whose words it is. */
  said: {
    phone: (text: string) => `The phone said: ${text}`,
    disk: (text: string) => `The disk said: ${text}`,
    app: (text: string) => text,
  } satisfies Record<SaidBy, (text: string) => string>,
  moreProblems: (count: number) => `And ${f.count(count)} more. Save the list to see all.`,
  saveList: 'Save list…',
  listSaved: 'The list was saved.',
  noReport: 'The details of this backup are no longer available.',
}
