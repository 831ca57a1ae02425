import { describe, expect, it } from 'vitest'
import { updaterKind, type Installation } from './updater-kind'

const appImage: Installation = {
  isPackaged: true,
  hasFeed: true,
  platform: 'linux',
  env: { APPIMAGE: '/home/ada/Phonekeep.AppImage', APPDIR: '/tmp/.mount_PhonekAbC' },
  executable: '/tmp/.mount_PhonekAbC/phonekeep',
}

describe('updaterKind', () => {
  it('is on for AppImage, NSIS and macOS', () => {
    expect(updaterKind(appImage)).toBe('appimage')
    expect(updaterKind({ ...appImage, platform: 'win32', env: {} })).toBe('nsis')
    expect(updaterKind({ ...appImage, platform: 'darwin', env: {} })).toBe('mac')
  })

  it('is off in development, in packages without a feed, portable ones and debs', () => {
    expect(updaterKind({ ...appImage, isPackaged: false })).toBeNull()
    expect(updaterKind({ ...appImage, hasFeed: false })).toBeNull()
    expect(
      updaterKind({ ...appImage, platform: 'win32', env: { PORTABLE_EXECUTABLE_FILE: 'C:\\p.exe' } }),
    ).toBeNull()
    expect(updaterKind({ ...appImage, env: {}, executable: '/opt/Phonekeep/phonekeep' })).toBeNull()
  })

  it('is off in a deb that is started from another program’s AppImage: its file is not ours to replace', () => {
    expect(updaterKind({ ...appImage, executable: '/opt/Phonekeep/phonekeep' })).toBeNull()
    expect(updaterKind({ ...appImage, executable: '/tmp/.mount_PhonekAbCd/phonekeep' })).toBeNull()
  })
})
