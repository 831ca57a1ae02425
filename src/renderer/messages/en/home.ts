import { f } from './format'

export const home = {
  title: 'Back up your phone',
  lead: 'Copy what matters from your phone to this computer.',
  choicesLabel: 'Ways to back up',
  deviceBackup: 'Device Data Backup',
  deviceBackupText: 'See what is on the phone and choose what to keep.',
  oneClick: 'One-click Backup',
  oneClickText: 'Everything this app can save, into the folder you used last.',
  busyReason: 'You can start the next backup when what is running has finished.',
  plainFolder:
    'A backup is a folder of your original files. Any file manager opens a plain one; free tools open an encrypted one.',
  connectedPhone: 'Connected phone',
  android: (version: string) => `Android ${version}`,
  sampleText: 'A made-up phone that lives on this computer. Try everything with it.',
  stopSample: 'Stop the sample phone',
  switchPhone: 'Switch phone',
  connectTitle: 'Connect your phone',
  connectText: 'Plug it in with a USB cable. We guide you through the rest.',
  connectAction: 'Connect your phone',
  severalTitle: 'Several phones are connected',
  severalText: 'Choose the one to work with.',
  severalAction: 'Choose a phone',
  storage: { internal: 'Internal storage', 'sd-card': 'SD card' },
  used: (usedBytes: number, freeBytes: number) => `${f.bytes(usedBytes)} used · ${f.bytes(freeBytes)} free`,
  usedOf: (usedBytes: number, totalBytes: number) => `${f.bytes(usedBytes)} of ${f.bytes(totalBytes)} used`,
  lastBackup: 'Last backup',
  lastBackupText: (finishedAt: number, items: number, bytes: number) =>
    `${f.dateTime(finishedAt)} · ${f.count(items)} ${items === 1 ? 'item' : 'items'}, ${f.bytes(bytes)}`,
  encrypted: 'encrypted',
  noBackup: 'No backup yet',
  interrupted: 'Interrupted',
  interruptedText: (startedAt: number, encrypted: boolean) =>
    `A${encrypted ? 'n encrypted' : ''} backup from ${f.dateTime(startedAt)} did not come to its end. Back up again to go on with it.`,
  jobRunningText: (done: number, total: number) => `${f.count(done)} of ${f.count(total)} items`,
  showProgress: 'Show progress',
  showResult: 'Show result',
}
