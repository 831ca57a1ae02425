import { f, itemCount } from './format'

export const result = {
  done: 'Backup complete',
  doneText: (items: number, bytes: number, seconds: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)}, copied in ${f.duration(seconds)}.`,
  withProblems: 'Backup complete, with some problems',
  withProblemsText: (items: number, bytes: number, problems: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)} are safe. ${problems === 1 ? '1 item needs' : `${f.count(problems)} items need`} a look.`,
  cancelled: 'Backup cancelled',
  cancelledText: (items: number, bytes: number) =>
    items === 0
      ? 'Nothing had been copied yet.'
      : `${itemCount(items)}, ${f.bytes(bytes)} had been copied. They are in a folder marked .partial.`,
  failed: 'The backup could not be finished',
  failedText: (items: number, bytes: number) =>
    items === 0
      ? 'Nothing had been copied yet.'
      : `What was copied until then is safe: ${itemCount(items)}, ${f.bytes(bytes)}, in a folder marked .partial.`,
  folder: 'Folder',
  openFolder: 'Open folder',
  savedTitle: 'Saved',
  type: 'Type',
  items: 'Items',
  size: 'Size',
  total: 'Total',
  notIncludedTitle: 'Not included',
  problemsTitle: 'Problems',
  problemCount: (count: number) => (count === 1 ? '1 item' : `${f.count(count)} items`),
  phoneSaid: (detail: string) => `The phone said: ${detail}`,
  moreProblems: (count: number) => `And ${f.count(count)} more. Save the list to see all.`,
  saveList: 'Save list…',
  listSaved: 'The list was saved.',
  noReport: 'The details of this backup are not available any more.',
}
