import { f, itemCount } from './format'

export const items = {
  search: 'Search by name',
  clearSearch: 'Clear search',
  selectAll: 'Select all',
  selectNone: 'Select none',
  selectFound: (count: number) => `Select ${f.count(count)} found`,
  deselectFound: (count: number) => `Deselect ${f.count(count)} found`,
  gridLabel: (category: string) => `Items in ${category}`,
  selection: (picked: number, total: number, bytes: number) =>
    `${f.count(picked)} of ${f.count(total)} selected · ${f.bytes(bytes)}`,
  itemLabel: (name: string, bytes: number, date: string) => `${name}, ${f.bytes(bytes)}, ${date}`,
  noDate: 'No date',
  monthCount: (picked: number, total: number) =>
    picked === 0 || picked === total ? itemCount(total) : `${f.count(picked)} of ${f.count(total)}`,
  more: (count: number) => `${f.count(count)} more found since`,
  showMore: 'Show them',
  loading: 'Getting the list…',
  empty: 'Nothing of this kind was found on the phone.',
  emptyScanning: 'Nothing found yet. The phone is still being looked through.',
  noMatch: (text: string) => `No name holds “${text}”.`,
  name: 'Name',
  folder: 'Folder',
  size: 'Size',
  date: 'Date',
  selectedColumn: 'Selected',
  hint: 'Click to select, Shift+click for a range. Arrow keys and Space work too.',
  done: 'Done',
}
