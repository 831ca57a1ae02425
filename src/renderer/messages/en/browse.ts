import { f } from './format'

const sum = (count: number, bytes: number) =>
  `${f.count(count)} ${count === 1 ? 'item' : 'items'}, ${f.bytes(bytes)}`

/** What is said of the items of a phone one way and of those of a backup another way. */
export const browse = {
  phone: {
    opening: 'Starting to look through the phone…',
    scanning: (count: number) => `Looking through the phone… ${f.count(count)} found so far`,
    complete: (count: number, bytes: number) => `${sum(count, bytes)} on the phone`,
    empty: 'Nothing of this kind was found on the phone.',
    emptyScanning: 'Nothing found yet. The phone is still being looked through.',
    picked: 'In this backup',
    announcePicked: 'in this backup',
    announceLeft: 'not in this backup',
    previewLoading: 'Getting the preview from the phone…',
    noPreviewText: 'This file cannot be shown here. A backup saves it unchanged.',
    smallPreview: 'Only a small preview is at hand. A backup saves the full file.',
    still: 'A picture from the video. A backup saves the whole video.',
    keys: 'Arrow keys: previous and next · X: in or out · Esc: close',
  },
  backup: {
    opening: 'Opening the backup…',
    scanning: (count: number) => `Reading the list of contents… ${f.count(count)} so far`,
    complete: (count: number, bytes: number) => `${sum(count, bytes)} in this backup`,
    empty: 'Nothing of this kind is in this backup.',
    emptyScanning: 'Nothing yet. The list of contents is still being read.',
    picked: 'Restore this',
    announcePicked: 'to be restored',
    announceLeft: 'not to be restored',
    previewLoading: 'Getting the preview…',
    noPreviewText: 'This file cannot be shown here. Another program may be able to.',
    smallPreview: 'Only a small preview is at hand. The backup holds the full file.',
    still: 'A picture from the video. The backup holds the whole video.',
    keys: 'Arrow keys: previous and next · X: restore or not · +: full size · Esc: close',
  },
}
