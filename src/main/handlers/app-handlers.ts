import { app, nativeTheme, shell } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { AppInfo } from '../../shared/model/settings'
import type { Settings } from '../settings'

/** The only pages this app ever opens in the browser. */
const helpPages = {
  'usb-debugging': 'https://developer.android.com/studio/debug/dev-options#enable',
  'install-adb': 'https://developer.android.com/tools/releases/platform-tools',
} as const

export function appHandlers(settings: Settings, closeWindow: () => void): Handlers<typeof contract>['app'] {
  return {
    close: closeWindow,
    info: () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform as AppInfo['platform'],
    }),
    theme: () => settings.get().theme,
    setTheme: async ({ theme }) => {
      nativeTheme.themeSource = theme
      await settings.change({ theme })
    },
    preferences: () => {
      const { verify, encrypt } = settings.get()
      return { verify, encrypt }
    },
    setPreferences: preferences => settings.change(preferences),
    openHelp: ({ page }) => shell.openExternal(helpPages[page]),
  }
}
