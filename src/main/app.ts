import { app, nativeTheme, powerSaveBlocker, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { adbServerPort } from '../core/android/adb/adb-server'
import { findAdb } from '../core/android/adb/find-adb'
import { watchDevices, type DeviceWatch } from '../core/android/watch-devices'
import type { JobSnapshot } from '../shared/model/job'
import { declareSchemes, serveApp, serveMedia } from './app-protocol'
import { createCatalogs } from '../core/app/catalogs'
import { findUpdater } from './find-updater'
import { appHandlers } from './handlers/app-handlers'
import { backupHandlers } from './handlers/backup-handlers'
import { catalogHandlers } from './handlers/catalog-handlers'
import { deviceHandlers, devicesView } from './handlers/device-handlers'
import { jobHandlers } from './handlers/job-handlers'
import { libraryHandlers } from './handlers/library-handlers'
import { outputHandlers } from './handlers/output-handlers'
import { restoreHandlers } from './handlers/restore-handlers'
import { updateHandlers } from './handlers/update-handlers'
import { keychain } from './keychain'
import { createImageProcess } from './image-process'
import { createPush } from './ipc/push'
import { registerHandlers } from './ipc/register'
import { createJobs } from '../core/app/jobs'
import { createLibrary } from '../core/app/library'
import { createLibraryCovers } from '../core/app/library-covers'
import { createOutputFolders } from '../core/app/output-folders'
import { createReadableCopies, removeLeftCopies } from '../core/app/readable-copies'
import { createSamplePhoneProcess, type SamplePhoneProcess } from './sample-phone-process'
import { denyPermissions, hardenWebContents, isOurPage } from './security'
import { createAdbStarter } from './start-adb-apart'
import { openSettings } from '../core/app/settings'
import { createUpdates } from '../core/app/updates'
import { createVaultAccess } from '../core/app/vault-access'
import { createWindow, loadPage } from './window'

const here = import.meta.dirname
const iconFile = join(here, '../../assets/icon.png')
const maxMsToQuit = 6_000
let window: BrowserWindow | null = null
let closeAgreed = false

declareSchemes()
hardenWebContents()
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', () => window?.focus())
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const settings = openSettings(join(app.getPath('userData'), 'settings.json'))
  nativeTheme.themeSource = settings.get().theme
  const vaults = createVaultAccess(app.getPath('userData'), keychain)
  const push = createPush(() => (window?.isDestroyed() === false ? window.webContents : null))
  const folders = createOutputFolders(settings, join(app.getPath('documents'), 'Phonekeep'))
  const images = createImageProcess(join(here, 'image-worker.js'))
  const library = createLibrary({
    settings,
    ring: vaults.ring,
    outputFolder: folders.currentPath,
    onChange: view => push('library', 'changed', view),
  })
  const copies = createReadableCopies(app.getPath('temp'))
  void removeLeftCopies(app.getPath('temp'))
  const jobs = createJobs(
    keepAwakeWhile(snapshot => {
      push('jobs', 'changed', snapshot)
      if (snapshot.status === 'running') library.stopMeasuring()
      else library.refresh()
    }),
  )

  const updater = await findUpdater()
  const updates = createUpdates({
    updater,
    onChange: view => push('updates', 'changed', view),
    isBusy: () => jobs.running(),
    quit: () => app.quit(),
  })
  const devicesChanged = () => push('devices', 'changed', devicesView({ watch, sample }))
  const watch: DeviceWatch = watchDevices({
    port: adbServerPort(process.env),
    findAdb: () => findAdb({ env: process.env, platform: process.platform }),
    startServer: createAdbStarter(join(here, 'adb-starter.js')),
    isSample: serial => isSampleSerial(sample, serial),
    onChange: devicesChanged,
  })
  const sample: SamplePhoneProcess = createSamplePhoneProcess({
    entry: join(here, 'sample-phone.js'),
    server: watch.server,
    onChange: devicesChanged,
  })
  const catalogs = createCatalogs({
    watch,
    render: images.render,
    onChange: view => push('catalog', 'changed', view),
  })

  denyPermissions()
  serveApp(join(here, '../renderer'))
  serveMedia({ ofCatalog: catalogs.media, cover: createLibraryCovers(library, images.render).get })
  registerHandlers(
    {
      app: appHandlers({
        settings,
        canRemember: vaults.canRemember,
        updatesItself: updater !== null,
        closeWindow: () => {
          closeAgreed = true
          window?.close()
        },
      }),
      devices: deviceHandlers({ watch, sample }),
      catalog: catalogHandlers(catalogs),
      output: outputHandlers(folders, () => window),
      backup: backupHandlers({ watch, catalogs, folders, jobs, settings, vaults }),
      library: libraryHandlers({
        library,
        catalogs,
        vaults,
        jobs,
        copies,
        window: () => window,
        dragIcon: iconFile,
      }),
      restore: restoreHandlers({ watch, catalogs, folders, jobs, window: () => window }),
      jobs: jobHandlers(jobs, vaults),
      updates: updateHandlers(updates),
    },
    {
      isTrusted: event => isOurPage(event, window?.webContents ?? null),
      onUnexpected: (channel, error) => console.error(`${channel}:`, error),
    },
  )
  quitInOrder(async () => {
    jobs.cancelAll()
    await jobs.settled()
    catalogs.closeAll()
    library.close()
    images.stop()
    await copies.removeAll().catch((error: unknown) => console.error(error))
    // No backup hangs on these: whatever they wait for, the app does not stay behind as a process without a window.
    await Promise.race([Promise.all([sample.stop(), watch.stop()]), delay(maxMsToQuit)])
  }, updates.installAtEnd)
  window = createWindow({
    preload: join(here, '../preload/index.cjs'),
    icon: iconFile,
    mayClose: () => {
      if (closeAgreed || !jobs.running()) return true
      push('app', 'closeRequested', undefined)
      return false
    },
  })
  await loadPage(window)
  if (settings.get().lookForUpdates) await updates.check()
}

function isSampleSerial(sample: SamplePhoneProcess, serial: string): boolean {
  const state = sample.state()
  return state.status === 'on' && state.serial === serial
}

/** A computer that falls asleep in the middle of a backup loses the phone. */
function keepAwakeWhile(tell: (snapshot: JobSnapshot) => void): (snapshot: JobSnapshot) => void {
  let blocker: number | null = null
  return snapshot => {
    const running = snapshot.status === 'running'
    if (running) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
    tell(snapshot)
  }
}

/**
 * Lets what runs come to a clean stop before the process ends: a partial folder that says so, no sample phone left.
 * @param installAtEnd called last; true when it quits the app itself
 */
function quitInOrder(shutDown: () => Promise<void>, installAtEnd: () => boolean): void {
  let done = false
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', event => {
    if (done) return
    event.preventDefault()
    void shutDown()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        done = true
        // Not from within `will-quit`, where a second quit is ignored: with nothing to wait for we still are.
        setImmediate(() => {
          // The newer version starts while this one ends, and would take it for a second window.
          app.releaseSingleInstanceLock()
          if (!installAtEnd()) app.quit()
        })
        // Chromium itself may wait for ever for a process of its own; everything of ours has ended.
        setTimeout(() => app.exit(), maxMsToQuit)
      })
  })
}
