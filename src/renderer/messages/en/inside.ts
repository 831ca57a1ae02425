import { f } from './format'

/** Inside a backup that was opened. */
export const inside = {
  lead: (phone: string, date: string) => `From the backup of ${phone}, ${date}.`,
  title: 'Choose what to restore',
  next: 'Restore…',
  nothing: 'Select what to restore.',
  stillReading: 'Ready when the list of contents has been read.',
  notRead: 'The list of contents could not be read.',
  aboutTitle: 'About this backup',
  phone: 'Phone',
  android: 'Android',
  system: 'System',
  serial: 'Serial number',
  problems: 'Problems while backing up',
  none: 'None',
  problemCount: (count: number) => (count === 1 ? '1 item' : `${f.count(count)} items`),
  badLines: (count: number) =>
    count === 1
      ? '1 line of its list of contents cannot be read. Verify the backup to see what is missing.'
      : `${f.count(count)} lines of its list of contents cannot be read. Verify the backup to see what is missing.`,
  closed: 'This backup is not open any more',
  closedText: 'Open it once more.',
  openAgain: 'Choose a backup',
  zoomIn: 'Full size',
  zoomOut: 'Fit to window',
  openElsewhere: 'Open in another program',
  openElsewhereHint: 'Opens in the program that this computer uses for such files.',
  copyTitle: 'Open a readable copy?',
  copyText:
    'This backup is encrypted. For another program a readable copy of this file is made on this computer. It is removed when Phonekeep closes.',
  copyConfirm: 'Open it',
  copyKeep: 'Leave it closed',
  video: (name: string) => `Video ${name}`,
  audio: (name: string) => `Sound ${name}`,
  notPlayed: 'This cannot be played here',
  notPlayedText: 'Its format is not one of those this window plays. Another program may play it.',
}
