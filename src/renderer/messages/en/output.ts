import { f } from './format'

export const output = {
  title: 'Backup File Output',
  lead: 'Where the backup goes. A new folder is made there for each backup.',
  folder: 'Backup folder',
  spaceTitle: 'Space',
  needed: 'Needed',
  neededSoFar: (bytes: number) => `${f.bytes(bytes)} so far`,
  free: 'Free in this folder',
  space: (needed: number, free: number) => `${f.bytes(needed)} needed, ${f.bytes(free)} free`,
  unknownSpace: 'Unknown',
  tight: 'This may not fit',
  tightText: (missing: number) =>
    `What is selected is ${f.bytes(missing)} larger than the free space. Choose another folder, free some space, or select less.`,
  atMost: (bytes: number) => `At most ${f.bytes(bytes)}`,
  tightShared:
    'What earlier backups in this folder already hold takes no room again, so it may fit all the same. Start checks it before anything is copied.',
  missing: 'This folder is not there now',
  missingText: 'Is it on a drive that is not plugged in? Plug the drive in, or choose another folder.',
  readOnly: 'This folder cannot be written to',
  readOnlyText: 'Choose a folder of your own, for example one in your home folder.',
  checkAgain: 'Check again',
  interrupted: (startedAt: number) => `A backup from ${f.dateTime(startedAt)} was interrupted`,
  goesOn: 'Start goes on with it: what it holds already is not copied a second time.',
  otherKind: {
    encrypted:
      'It is encrypted and this one is not, so this one begins anew. Switch encryption on to go on with it.',
    plain:
      'It is not encrypted and this one is, so this one begins anew. Switch encryption off to go on with it.',
  },
  otherKey: 'It has the earlier password, so this one begins anew.',
  waitForFolder: 'Choose a folder that can be written to.',
  start: 'Start backup',
  oneClickLead: 'Everything the phone gives, as you did it last time.',
  oneClickStarts: 'The backup starts by itself when the phone has been looked through.',
  oneClickStarting: 'Starting the backup…',
}
