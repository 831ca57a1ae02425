import { f } from './format'

const sum = (count: number, bytes: number) =>
  `${f.count(count)} ${count === 1 ? 'item' : 'items'}, ${f.bytes(bytes)}`

/** What is said of the items of a phone one way and of those of a backup another way. */
export const browse = {
  phone: {
    opening: 'Starting to scan the phone…',
    scanning: (count: number) => `Scanning phone… ${f.count(count)} found so far`,
    complete: (count: number, bytes: number) => `${sum(count, bytes)} on the phone`,
    empty: 'No items of this type were found on the phone.',
    emptyScanning: 'Nothing found yet. Still scanning the phone.',
    selected: 'Include in backup',
    announceSelected: 'included in the backup',
    announceLeft: 'not included in the backup',
    previewLoading: 'Loading preview from the phone…',
    noPreviewText: 'This file can’t be previewed here. A backup saves it unchanged.',
    smallPreview: 'Only a small preview is available. The full file is backed up.',
    still: 'Still frame. The full video is backed up.',
    keys: 'Arrow keys: browse · X: include or exclude · Esc: close',
  },
  backup: {
    opening: 'Opening the backup…',
    scanning: (count: number) => `Loading the contents… ${f.count(count)} so far`,
    complete: (count: number, bytes: number) => `${sum(count, bytes)} in this backup`,
    empty: 'This backup has no items of this type.',
    emptyScanning: 'Nothing yet. Still loading the contents.',
    selected: 'Restore this',
    announceSelected: 'selected to restore',
    announceLeft: 'not selected to restore',
    previewLoading: 'Loading preview…',
    noPreviewText: 'This file can’t be previewed here. Another app may be able to open it.',
    smallPreview: 'Only a small preview is available. The backup has the full file.',
    still: 'Still frame. The backup has the full video.',
    keys: 'Arrow keys: browse · X: include or exclude · +: full size · Esc: close',
  },
}
