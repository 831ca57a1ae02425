import { AppImageUpdater, MacUpdater, NsisUpdater } from 'electron-updater'
import type { UpdaterKind } from '../core/app/updater-kind'

/** Looks for, downloads and installs newer versions of this app. */
export interface AppUpdater {
  /** The version that is newer than this one; null when there is none. @throws Error when the place cannot be asked */
  readonly check: () => Promise<string | null>
  /** The one that `check` has found. @throws Error, with electron-updater's `code` */
  readonly download: (onPercent: (percent: number) => void) => Promise<void>
  /** Puts what was downloaded in the place of this app, starts it, and quits this one. */
  readonly install: () => void
}

const updaters = { appimage: AppImageUpdater, nsis: NsisUpdater, mac: MacUpdater }

/** electron-updater, which never does anything of its own accord here. It reads `app-update.yml` of the package. */
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
