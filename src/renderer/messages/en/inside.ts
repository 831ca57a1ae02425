import { f } from './format'

/** Inside a backup that was opened. */
export const inside = {
  lead: (phone: string, date: string) => `From the backup of ${phone}, ${date}.`,
  title: 'Choose what to restore',
  next: 'Restore…',
  nothing: 'Select what to restore.',
  stillReading: 'Still loading the contents.',
  notRead: 'The contents couldn’t be loaded.',
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
      ? '1 line of its list of contents can’t be read. Verify the backup to see what’s missing.'
      : `${f.count(count)} lines of its list of contents can’t be read. Verify the backup to see what’s missing.`,
  closed: 'This backup is no longer open',
  closedText: 'Open it again.',
  openAgain: 'Choose a backup',
  zoomIn: 'Full size',
  zoomOut: 'Fit to window',
  openElsewhere: 'Open in another app',
  openElsewhereHint: 'Opens in this computer’s default app for such files.',
  copyTitle: 'Open an unencrypted copy?',
  copyText:
    'This backup is encrypted. To open this file in another app, an unencrypted copy is made on this computer. It’s removed when Phonekeep closes.',
  copyConfirm: 'Open copy',
  copyKeep: 'Cancel',
  video: (name: string) => `Video ${name}`,
  audio: (name: string) => `Audio ${name}`,
  notPlayed: 'This can’t be played here',
  notPlayedText: 'This app can’t play its format. Another app may be able to.',
}
