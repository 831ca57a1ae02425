import { app, nativeTheme, shell } from 'electron'
import type { contract } from '../../shared/ipc/contract'
import type { Handlers } from '../../shared/ipc/define'
import type { AppInfo, HelpPage } from '../../shared/model/settings'
import type { Settings } from '../../core/app/settings'
import type { Speech } from '../speech'
import type { Support } from '../support'

/** The only pages this app ever opens in the browser. */
const helpAddresses: Readonly<Record<HelpPage, string>> = {
  'usb-debugging': 'https://developer.android.com/studio/debug/dev-options#enable',
  'install-adb': 'https://developer.android.com/tools/releases/platform-tools',
  'adb-terms': 'https://developer.android.com/studio/terms',
}

export async function openHelp(page: HelpPage): Promise<void> {
  await shell.openExternal(helpAddresses[page])
}

export interface AppHandlerPorts {
  readonly settings: Settings
  readonly speech: Speech
  readonly support: Support
  /** Once after each time. */
  readonly wasReloaded: () => boolean
  readonly canRemember: () => boolean
  readonly updatesItself: boolean
  readonly hasTray: () => Promise<boolean>
  readonly closeWindow: (how: { readonly background: boolean }) => Promise<void>
}

export function appHandlers(ports: AppHandlerPorts): Handlers<typeof contract>['app'] {
  const { settings, speech, support, canRemember, updatesItself, closeWindow, hasTray } = ports
  return {
    close: closeWindow,
    info: async () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      platform: process.platform as AppInfo['platform'],
      canRemember: canRemember(),
      updatesItself,
      hasTray: await hasTray(),
    }),
    reloaded: ports.wasReloaded,
    showLog: support.showLog,
    saveReport: support.saveReport,
    showLicences: support.showLicences,
    language: speech.view,
    setLanguage: ({ choice }) => speech.choose(choice),
    theme: () => settings.get().theme,
    setTheme: async ({ theme }) => {
      nativeTheme.themeSource = theme
      await settings.change({ theme })
    },
    preferences: () => {
      const { verify, reread, encrypt, lookForUpdates, background } = settings.get()
      return { verify, reread, encrypt, lookForUpdates, background }
    },
    setPreferences: preferences => settings.change(preferences),
    openHelp: ({ page }) => openHelp(page),
  }
}
