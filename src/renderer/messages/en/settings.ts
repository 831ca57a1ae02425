export const settings = {
  title: 'Settings',
  theme: 'Theme',
  themeText: 'System follows your computer’s setting.',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  folder: 'Backup folder',
  folderText: 'New backups go here. Earlier backups stay where they are.',
  folderMissing: 'Folder not found. Connect its drive, or choose another one.',
  folderReadOnly: 'This folder isn’t writable. Choose another one.',
  verify: 'Verify each copy (SHA-256)',
  verifyText:
    'The phone calculates a SHA-256 checksum of each file, and a copy counts only if its own checksum matches. This takes longer on phones with slow storage. When off, copies are compared by size and time.',
  reread: 'Check earlier files for damage',
  rereadText:
    'Disks can lose data silently. Each backup rereads some of the unchanged files, starting with those not read for longest, and copies damaged ones again while the phone still has them.',
  rereads: { none: 'Never', some: 'Some', all: 'All' },
  free: (size: string) => `${size} free`,
  about: 'About',
  version: 'Version',
  electron: 'Electron',
  adb: 'adb',
  adbNone: 'Not running',
  licence: 'Free and open source under the Apache License 2.0.',
}
