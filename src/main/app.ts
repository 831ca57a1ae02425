import { app, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { declareSchemes, serveApp, serveMedia } from './app-protocol'
import { appHandlers } from './handlers/app-handlers'
import { backupHandlers } from './handlers/backup-handlers'
import { catalogHandlers } from './handlers/catalog-handlers'
import { deviceHandlers } from './handlers/device-handlers'
import { jobHandlers } from './handlers/job-handlers'
import { libraryHandlers } from './handlers/library-handlers'
import { outputHandlers } from './handlers/output-handlers'
import { restoreHandlers } from './handlers/restore-handlers'
import { updateHandlers } from './handlers/update-handlers'
import { registerHandlers } from './ipc/register'
import { quitInOrder } from './quit-in-order'
import { startServices, stopServices, type Services } from './services'
import type { contract } from '../shared/ipc/contract'
import type { Handlers } from '../shared/ipc/define'
import { createLibraryCovers } from '../core/app/library-covers'
import { denyPermissions, hardenWebContents, isOurPage } from './security'
import { createWindow, loadPage } from './window'

const here = import.meta.dirname
const iconFile = join(here, '../../assets/icon.png')
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
  const services = await startServices(() => window)
  const { settings, catalogs, library, images, jobs, push, updates } = services
  denyPermissions()
  serveApp(join(here, '../renderer'))
  serveMedia({ ofCatalog: catalogs.media, cover: createLibraryCovers(library, images.render).get })
  registerHandlers(handlersOf(services), {
    isTrusted: event => isOurPage(event, window?.webContents ?? null),
    onUnexpected: (channel, error) => console.error(`${channel}:`, error),
  })
  quitInOrder(() => stopServices(services), updates.installAtEnd)
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

function handlersOf(services: Services): Handlers<typeof contract> {
  const { settings, vaults, folders, library, copies, jobs, updates, watch, sample, catalogs } = services
  return {
    app: appHandlers({
      settings,
      canRemember: vaults.canRemember,
      updatesItself: services.updatesItself,
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
      ...{ library, catalogs, vaults, jobs, copies },
      window: () => window,
      dragIcon: iconFile,
    }),
    restore: restoreHandlers({ watch, catalogs, folders, jobs, window: () => window }),
    jobs: jobHandlers(jobs, vaults),
    updates: updateHandlers(updates),
  }
}
