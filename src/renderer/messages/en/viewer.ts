import { f } from './format'

export const viewer = {
  position: (number: number, total: number) => `${f.count(number)} of ${f.count(total)}`,
  /** Read out when another item comes up. */
  announce: (name: string, number: number, total: number, picked: boolean) =>
    `${name}, ${f.count(number)} of ${f.count(total)}, ${picked ? 'in this backup' : 'not in this backup'}`,
  previous: 'Previous',
  next: 'Next',
  inBackup: 'In this backup',
  facts: 'About this file',
  folder: 'Folder',
  date: 'Date',
  size: 'Size',
  loading: 'Getting the preview from the phone…',
  none: 'No preview',
  noneText: 'This file cannot be shown here. A backup saves it unchanged.',
  gone: 'The phone is not connected',
  goneText: 'Plug it in again to see the preview.',
  small: 'Only a small preview is at hand. A backup saves the full file.',
  still: 'A picture from the video. A backup saves the whole video.',
  text: (name: string) => `Text of ${name}`,
  textStart: (bytes: number) => `The first ${f.bytes(bytes)} of the file.`,
  textEmpty: 'This file is empty.',
  keys: 'Arrow keys: previous and next · X: in or out · Esc: close',
}
