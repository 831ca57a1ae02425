import { f } from './format'

export const output = {
  title: 'Backup File Output',
  lead: 'Choose where to save the backup. Each backup gets its own folder.',
  folder: 'Backup folder',
  spaceTitle: 'Space',
  needed: 'Needed',
  neededSoFar: (bytes: number) => `${f.bytes(bytes)} so far`,
  free: 'Free in this folder',
  space: (needed: number, free: number) => `${f.bytes(needed)} needed, ${f.bytes(free)} free`,
  unknownSpace: 'Unknown',
  tight: 'Not enough space',
  tightText: (missing: number) =>
    `Your selection is ${f.bytes(missing)} larger than the free space. Choose another folder, free some space, or select less.`,
  atMost: (bytes: number) => `At most ${f.bytes(bytes)}`,
  tightSharedTitle: 'This may not fit',
  tightShared:
    'Files already in earlier backups here take no extra space, so it may still fit. This is checked before anything is copied.',
  missing: 'Folder not found',
  missingText: 'Is it on a drive that isn’t connected? Connect the drive, or choose another folder.',
  readOnly: 'This folder isn’t writable',
  readOnlyText: 'Choose another folder, such as one in your home folder.',
  checkAgain: 'Check again',
  interrupted: (startedAt: number) => `A backup from ${f.dateTime(startedAt)} was interrupted`,
  resumes: 'Starting will resume it; finished files aren’t copied again.',
  otherKind: {
    encrypted:
      'It’s encrypted and this one isn’t, so this backup starts over. Turn encryption on to resume it.',
    plain:
      'It isn’t encrypted and this one is, so this backup starts over. Turn encryption off to resume it.',
  },
  otherKey: 'It uses the earlier password, so this backup starts over.',
  waitForFolder: 'Choose a writable folder.',
  start: 'Start backup',
  oneClickLead: 'Everything, with your last settings.',
  oneClickStarts: 'The backup starts automatically when the scan finishes.',
  oneClickStarting: 'Starting the backup…',
}
