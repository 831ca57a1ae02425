import { app, nativeTheme, shell } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { AppInfo } from '../../shared/model/settings'
import type { Settings } from '../../core/app/settings'

/** The only pages this app ever opens in the browser. */
const helpPages = {
  'usb-debugging': 'https://developer.android.com/studio/debug/dev-options#enable',
  'install-adb': 'https://developer.android.com/tools/releases/platform-tools',
} as const

export interface AppHandlerPorts {
  readonly settings: Settings
  readonly canRemember: () => boolean
  readonly updatesItself: boolean
  readonly closeWindow: () => void
}

export function appHandlers(ports: AppHandlerPorts): Handlers<typeof contract>['app'] {
  const { settings, canRemember, updatesItself, closeWindow } = ports
  return {
    close: closeWindow,
    info: () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform as AppInfo['platform'],
      canRemember: canRemember(),
      updatesItself,
    }),
    theme: () => settings.get().theme,
    setTheme: async ({ theme }) => {
      nativeTheme.themeSource = theme
      await settings.change({ theme })
    },
    preferences: () => {
      const { verify, reread, encrypt, lookForUpdates } = settings.get()
      return { verify, reread, encrypt, lookForUpdates }
    },
    setPreferences: preferences => settings.change(preferences),
    openHelp: ({ page }) => shell.openExternal(helpPages[page]),
  }
}
