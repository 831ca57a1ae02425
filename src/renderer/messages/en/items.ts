import { f, itemCount } from './format'

export const items = {
  search: 'Search by name',
  clearSearch: 'Clear search',
  selectAll: 'Select all',
  selectNone: 'Select none',
  selectFound: (count: number) => `Select ${f.count(count)} found`,
  deselectFound: (count: number) => `Deselect ${f.count(count)} found`,
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
  more: (count: number) => `${f.count(count)} more found since`,
  showMore: 'Show them',
  loading: 'Getting the list…',
  noMatch: (text: string) => `No name holds “${text}”.`,
  name: 'Name',
  folder: 'Folder',
  size: 'Size',
  date: 'Date',
  selectedColumn: 'Selected',
  hint: 'Click or press Space to preview. Tick or press X to select; with Shift, a range.',
  done: 'Done',
}
