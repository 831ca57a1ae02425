import { AppImageUpdater, MacUpdater, NsisUpdater } from 'electron-updater'
import type { UpdaterKind } from '../core/app/updater-kind'
import type { AppUpdater } from '../core/app/updates'

const updaters = { appimage: AppImageUpdater, nsis: NsisUpdater, mac: MacUpdater }

/**
 * electron-updater, which loads Electron itself, so it stays in main; it never does anything of its own accord here. It
 * reads `app-update.yml` of the package.
 */
export function createAppUpdater(kind: UpdaterKind): AppUpdater {
  const updater = new updaters[kind]()
  updater.logger = null
  updater.autoDownload = false
  updater.autoInstallOnAppQuit = false
  // In place of a random number by which it would tell each installation from the others.
  updater.requestHeaders = { 'x-user-staging-id': 'none' }
  return {
    check: async () => {
      const found = await updater.checkForUpdates()
      return found?.isUpdateAvailable === true ? found.updateInfo.version : null
    },
    download: async onPercent => {
      const tell = ({ percent }: { percent: number }) => onPercent(percent)
      updater.on('download-progress', tell)
      try {
        await updater.downloadUpdate()
      } finally {
        updater.off('download-progress', tell)
      }
    },
    install: () => updater.quitAndInstall(),
  }
}
