/** A newer version of this app. */
export const update = {
  offered: (version: string) => `Phonekeep ${version} is available`,
  offeredText: 'Nothing has been downloaded yet. Your backups and settings stay as they are.',
  download: 'Download',
  later: 'Later',
  downloading: (version: string) => `Downloading Phonekeep ${version}`,
  ready: (version: string) => `Phonekeep ${version} is ready`,
  readyText: 'The download matches the release’s checksum. Restart to use it.',
  install: 'Restart now',
  notGenuine: 'The download isn’t the real Phonekeep',
  notGenuineText:
    'It doesn’t match the release’s checksum, so it was deleted and nothing was installed. Try again on another network. If it happens again, don’t install it, and let us know.',
  notDownloaded: 'The new version couldn’t be downloaded',
  notDownloadedText: 'Nothing was installed. Check your internet connection and try again.',
  setting: 'Check for updates when Phonekeep starts',
  settingText:
    'Asks GitHub, where Phonekeep is published, for the newest version number. Nothing about you, your phone or your backups is sent, and nothing is downloaded until you say so.',
}
