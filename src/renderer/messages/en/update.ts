/** A newer version of this app. */
export const update = {
  offered: (version: string) => `Phonekeep ${version} is available`,
  offeredText: 'Nothing has been downloaded yet. Your backups and settings stay as they are.',
  download: 'Download',
  later: 'Later',
  downloading: (version: string) => `Downloading Phonekeep ${version}`,
  ready: (version: string) => `Phonekeep ${version} is ready`,
  readyText: 'It was compared with the release’s checksum. Restart to use it.',
  install: 'Restart now',
  notGenuine: 'The download is not the real Phonekeep',
  notGenuineText:
    'What came does not match the release’s checksum, so it was thrown away and nothing was installed. Try again on another network. If it happens again, do not install it, and tell us.',
  notDownloaded: 'The new version could not be downloaded',
  notDownloadedText: 'Nothing was installed. Check the connection to the internet and try again.',
  setting: 'Look for a new version when Phonekeep starts',
  settingText:
    'Asks GitHub, where Phonekeep is published, for the number of the newest version. Nothing about you, your phone or your backups is sent, and nothing is downloaded before you say so.',
}
