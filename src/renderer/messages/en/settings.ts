export const settings = {
  title: 'Settings',
  theme: 'Theme',
  themeText: 'System follows the colours of your computer.',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  folder: 'Backup folder',
  folderText: 'New backups go here. Backups made before stay where they are.',
  folderMissing: 'This folder is not there now. Plug its drive in, or choose another one.',
  folderReadOnly: 'This folder cannot be written to. Choose another one.',
  verify: 'Compare each copy with the phone’s own checksum',
  verifyText:
    'The phone works out a SHA-256 of each file, and a copy counts only when its own is the same. It takes longer on phones with slow storage. Without it, copies are compared by size and time.',
  reread: 'Check earlier files for damage',
  rereadText:
    'Disks lose data without a word. Each backup reads some of the unchanged files again, those not read for longest first, and copies damaged ones anew while the phone still has them.',
  rereads: { none: 'Never', some: 'Some', all: 'All' },
  free: (size: string) => `${size} free`,
  about: 'About',
  version: 'Version',
  electron: 'Electron',
  adb: 'adb',
  adbNone: 'Not running',
  licence: 'Free and open source, under the Apache License 2.0.',
}
