import { f, itemCount } from './format'

export const items = {
  search: 'Search by name',
  clearSearch: 'Clear search',
  selectAll: 'Select all',
  selectNone: 'Select none',
  selectFound: (count: number) => (count === 1 ? 'Select 1 result' : `Select all ${f.count(count)} results`),
  deselectFound: (count: number) =>
    count === 1 ? 'Deselect 1 result' : `Deselect all ${f.count(count)} results`,
  gridLabel: (category: string) => `Items in ${category}`,
  /** "WhatsApp Images › Sent" */
  folderWithin: (around: string, name: string) => `${around} › ${name}`,
  groupBy: 'Group by',
  groupings: { month: 'Month', folder: 'Folder' },
  /** The button that opens an item in the viewer. */
  look: (name: string) => `Preview ${name}`,
  itemLabel: (name: string, bytes: number, date: string) => `${name}, ${f.bytes(bytes)}, ${date}`,
  noDate: 'No date',
  sectionAmount: (total: number, bytes: number) => `${itemCount(total)} · ${f.bytes(bytes)}`,
  more: (count: number) => (count === 1 ? '1 new item' : `${f.count(count)} new items`),
  showMore: 'Show',
  loading: 'Loading the list…',
  noMatch: (text: string) => `No names match “${text}”.`,
  name: 'Name',
  folder: 'Folder',
  size: 'Size',
  date: 'Date',
  selectedColumn: 'Selected',
  hint: 'Click or press Space to preview. Tick or press X to select; hold Shift for a range.',
  done: 'Done',
}
