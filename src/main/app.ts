import { app, shell } from 'electron'
import { join } from 'node:path'
import { declareSchemes, serveApp, serveMedia } from './app-protocol'
import { startsHidden } from './automatic/login-item'
import { adbHandlers } from './handlers/adb-handlers'
import { appHandlers, openHelp } from './handlers/app-handlers'
import { automaticHandlers } from './handlers/automatic-handlers'
import { backupHandlers } from './handlers/backup-handlers'
import { catalogHandlers } from './handlers/catalog-handlers'
import { deviceHandlers } from './handlers/device-handlers'
import { folderHandlers } from './handlers/folder-handlers'
import { freeUpHandlers } from './handlers/free-up-handlers'
import { jobHandlers } from './handlers/job-handlers'
import { libraryHandlers } from './handlers/library-handlers'
import { outputHandlers } from './handlers/output-handlers'
import { placeHandlers } from './handlers/place-handlers'
import { restoreHandlers } from './handlers/restore-handlers'
import { retentionHandlers } from './handlers/retention-handlers'
import { updateHandlers } from './handlers/update-handlers'
import { wifiHandlers } from './handlers/wifi-handlers'
import { registerHandlers } from './ipc/register'
import type { Log } from './log/open-log'
import { installMenu } from './menu/install-menu'
import { quitInOrder } from './quit-in-order'
import { tellFailure } from './tell-failure'
import { startServices, stopServices, type Services } from './services'
import type { contract } from '../shared/ipc/contract'
import type { Handlers } from '../shared/ipc/define'
import { createLibraryCovers } from '../core/app/library-covers'
import { denyPermissions, hardenWebContents, isOurPage } from './security'
import { createMainWindow, type MainWindow } from './window/main-window'

const here = import.meta.dirname
const iconFile = join(here, '../../assets/icon.png')
let main: MainWindow | null = null

const window = () => main?.window() ?? null
const bringUp = () => main?.bringUp()

declareSchemes()
hardenWebContents()
if (app.requestSingleInstanceLock()) {
  app.on('second-instance', bringUp)
  void app.whenReady().then(start)
} else {
  app.quit()
}

async function start(): Promise<void> {
  const services = await startServices(window, bringUp)
  const { settings, catalogs, library, images, push, updates, log, speech, support } = services
  log.write('start', {
    version: app.getVersion(),
    electron: process.versions.electron,
    platform: process.platform,
  })
  followCrashes(log)
  denyPermissions()
  serveApp(join(here, '../renderer'))
  serveMedia({ ofCatalog: catalogs.media, cover: createLibraryCovers(library, images.render).get })
  main = createMainWindow(services, here, iconFile)
  registerHandlers(handlersOf(services, main), {
    isTrusted: event => isOurPage(event, window()?.webContents ?? null),
    onUnexpected: log.error,
  })
  quitInOrder(
    () => stopServices(services),
    updates.installAtEnd,
    error => log.error('quit', error),
  )
  const orTell = (error: unknown) => tellFailure(speech.say, error)
  installMenu(speech, {
    go: target => {
      bringUp()
      push('app', 'menuChosen', target)
    },
    openGuide: () => void openHelp('usb-debugging'),
    showLicences: () => void support.showLicences().catch(orTell),
    showLog: support.showLog,
    saveReport: () => void support.saveReport().catch(orTell),
  })
  services.automatic.wake()
  if (startsHidden() && settings.get().staysReady) main.stay()
  else await main.open()
  if (settings.get().lookForUpdates) await updates.check()
}

/** What ends beside the window is told; each of them is started again when it is needed. */
function followCrashes(log: Log): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode }) =>
    log.write('process gone', { type, reason, exitCode }),
  )
  process.on('uncaughtExceptionMonitor', error => log.error('uncaught', error))
}

function handlersOf(services: Services, main: MainWindow): Handlers<typeof contract> {
  const { settings, vaults, folders, library, copies, jobs, updates, tools, watch, sample, catalogs } =
    services
  return {
    app: appHandlers({
      ...{ settings, speech: services.speech, support: services.support },
      wasReloaded: main.wasReloaded,
      hasTray: main.hasTray,
      closeWindow: main.close,
      canRemember: vaults.canRemember,
      updatesItself: services.updatesItself,
    }),
    devices: deviceHandlers({ watch, sample }),
    adb: adbHandlers(tools),
    wifi: wifiHandlers({ wifi: services.wifi, watch }),
    catalog: catalogHandlers(catalogs),
    automatic: automaticHandlers({
      ...{ settings, automatic: services.automatic },
      onChange: view => services.push('automatic', 'changed', view),
    }),
    folders: folderHandlers(services.phoneFolders),
    output: outputHandlers(folders, window),
    backup: backupHandlers({ watch, catalogs, folders, jobs, library, settings, vaults }),
    library: libraryHandlers({
      ...{ library, catalogs, vaults, jobs, copies },
      window,
      dragIcon: iconFile,
    }),
    retention: retentionHandlers({
      ...{ settings, library, catalogs, vaults, jobs },
      trash: folder => shell.trashItem(folder),
    }),
    places: placeHandlers({
      ...{ library, vaults, jobs, folders, window },
      ...services.opened,
      copies: services.placeCopies,
    }),
    restore: restoreHandlers({ watch, catalogs, folders, jobs, window }),
    freeUp: freeUpHandlers({ watch, catalogs, library, vaults, jobs }),
    jobs: jobHandlers(jobs, vaults),
    updates: updateHandlers(updates),
  }
}
