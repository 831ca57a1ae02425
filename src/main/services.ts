import { app, nativeTheme, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { adbServerPort } from '../core/android/adb/adb-server'
import { findAdb } from '../core/android/adb/find-adb'
import { watchDevices, type DeviceWatch } from '../core/android/watch-devices'
import { createCatalogs } from '../core/app/catalogs'
import { createJobs } from '../core/app/jobs'
import { createLibrary } from '../core/app/library'
import { createOutputFolders } from '../core/app/output-folders'
import { createReadableCopies, removeLeftCopies } from '../core/app/readable-copies'
import { openSettings } from '../core/app/settings'
import { createUpdates } from '../core/app/updates'
import { createVaultAccess } from '../core/app/vault-access'
import { findUpdater } from './find-updater'
import { devicesView } from './handlers/device-handlers'
import { createImageProcess } from './image-process'
import { createPush } from './ipc/push'
import { keepAwakeWhile } from './keep-awake-while'
import { keychain } from './keychain'
import { maxMsToQuit } from './quit-in-order'
import { createSamplePhoneProcess, type SamplePhoneProcess } from './sample-phone-process'
import { createAdbStarter } from './start-adb-apart'

const here = import.meta.dirname

export type Services = Awaited<ReturnType<typeof startServices>>

/**
 * All that the app keeps while it runs.
 * @param window null while there is none
 */
export async function startServices(window: () => BrowserWindow | null) {
  const settings = openSettings(join(app.getPath('userData'), 'settings.json'))
  nativeTheme.themeSource = settings.get().theme
  const vaults = createVaultAccess(app.getPath('userData'), keychain)
  const push = createPush(() => {
    const shown = window()
    return shown?.isDestroyed() === false ? shown.webContents : null
  })
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
  const { watch, sample } = followPhones(push)
  const catalogs = createCatalogs({
    watch,
    render: images.render,
    onChange: view => push('catalog', 'changed', view),
  })
  const updatesItself = updater !== null
  return {
    ...{ settings, vaults, push, folders, images, library, copies, jobs, updates, updatesItself },
    ...{ watch, sample, catalogs },
  }
}

function followPhones(push: ReturnType<typeof createPush>): {
  readonly watch: DeviceWatch
  readonly sample: SamplePhoneProcess
} {
  const onChange = () => push('devices', 'changed', devicesView({ watch, sample }))
  const watch: DeviceWatch = watchDevices({
    port: adbServerPort(process.env),
    findAdb: () => findAdb({ env: process.env, platform: process.platform }),
    startServer: createAdbStarter(join(here, 'adb-starter.js')),
    isSample: serial => isSampleSerial(sample, serial),
    onChange,
  })
  const sample: SamplePhoneProcess = createSamplePhoneProcess({
    entry: join(here, 'sample-phone.js'),
    server: watch.server,
    onChange,
  })
  return { watch, sample }
}

/** Lets jobs come to a clean stop first. */
export async function stopServices(services: Services): Promise<void> {
  const { jobs, catalogs, library, images, copies, sample, watch } = services
  jobs.cancelAll()
  await jobs.settled()
  catalogs.closeAll()
  library.close()
  images.stop()
  await copies.removeAll().catch((error: unknown) => console.error(error))
  // No backup hangs on these: whatever they wait for, the app does not stay behind as a process without a window.
  await Promise.race([Promise.all([sample.stop(), watch.stop()]), delay(maxMsToQuit)])
}

function isSampleSerial(sample: SamplePhoneProcess, serial: string): boolean {
  const state = sample.state()
  return state.status === 'on' && state.serial === serial
}
