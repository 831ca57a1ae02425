import { f } from './format'

export const viewer = {
  position: (number: number, total: number) => `${f.count(number)} of ${f.count(total)}`,
  /** Read out when another item comes up. */
  announce: (name: string, number: number, total: number, selected: string) =>
    `${name}, ${f.count(number)} of ${f.count(total)}, ${selected}`,
  previous: 'Previous',
  next: 'Next',
  facts: 'About this file',
  folder: 'Folder',
  date: 'Date',
  size: 'Size',
  none: 'No preview',
  gone: 'The phone isn’t connected',
  goneText: 'Plug it back in to see the preview.',
  text: (name: string) => `Text of ${name}`,
  textStart: (bytes: number) => `The first ${f.bytes(bytes)} of the file.`,
  textEmpty: 'This file is empty.',
}
