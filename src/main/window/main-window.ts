import { app, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { createJobTray } from '../tray/job-tray'
import { hasTray } from '../tray/has-tray'
import type { Services } from '../services'
import { askToStop } from './ask-to-stop'
import { createWindow, loadPage, bringUp } from './create-window'
import { decideClose } from './decide-close'
import { openingPlace, rememberPlace } from './remember-place'
import { surviveCrash } from './survive-crash'

/** The one window of the app: where it opens, what closing it does, and that it comes back. */
export interface MainWindow {
  /** Null while there is none. */
  readonly window: () => BrowserWindow | null
  readonly bringUp: () => void
  /** The person's answer to whether it may close on a running job. */
  readonly close: (how: { readonly background: boolean }) => Promise<void>
  readonly hasTray: () => Promise<boolean>
  /** Whether it was loaded again because it had stopped working; true once after each time. */
  readonly wasReloaded: () => boolean
  readonly open: () => Promise<void>
  /** The app is there without a window. */
  readonly stay: () => void
}

/** @param folder of the built main process; the preload and the assets are beside it */
export function createMainWindow(services: Services, folder: string, iconFile: string): MainWindow {
  const { settings, jobs, log, speech, followJobs } = services
  const tray = hasTray(process.platform)
  const state = { agreed: false, quitting: false, reloaded: false, leaving: false, hasTray: false }
  let window: BrowserWindow | null = null
  const quit = () => {
    // What runs is asked about in the window.
    const asked = jobs.running() ? show() : Promise.resolve()
    void asked.then(() => app.quit())
  }
  const jobTray = createJobTray({ icon: iconFile, say: speech.say, show: () => void show(), quit })
  followJobs(jobTray.follow)
  const stay = () => void tray.then(there => (there && window?.isVisible() !== true ? jobTray.open() : null))
  const mayClose = (closing: BrowserWindow) => {
    const { background, staysReady } = settings.get()
    const decision = decideClose({ ...state, running: jobs.running(), background, staysReady })
    state.quitting = false
    state.leaving = decision === 'close'
    if (decision === 'ask') void askAbout(closing)
    if (decision === 'hide') hide(closing)
    return decision === 'close' || decision === 'stay'
  }
  const open = async () => {
    const opened = createWindow({
      preload: join(folder, '../preload/index.cjs'),
      icon: iconFile,
      place: openingPlace(settings),
      maximized: settings.get().windowPlace?.maximized === true,
      mayClose: () => mayClose(opened),
    })
    window = opened
    state.agreed = false
    opened.on('closed', () => {
      window = null
      jobTray.close()
      if (state.leaving) app.quit()
      else stay()
    })
    rememberPlace(opened, settings)
    surviveCrash(opened, { log, speech, onReload: () => (state.reloaded = true) })
    await loadPage(opened)
  }
  const askAbout = (closing: BrowserWindow) => askToClose(services, closing, () => stop(closing))
  const stop = (closing: BrowserWindow) => {
    state.agreed = true
    closing.close()
  }
  const hide = (hidden: BrowserWindow) => {
    hidden.hide()
    jobTray.open()
  }
  const show = async () => {
    jobTray.close()
    if (window === null) await open()
    else bringUp(window)
  }
  void tray.then(there => (state.hasTray = there))
  app.on('before-quit', () => (state.quitting = true))
  app.on('activate', () => void show())
  // Whether the app ends with its window is said above.
  app.on('window-all-closed', () => undefined)
  return {
    ...{ open, stay },
    window: () => window,
    bringUp: () => void show(),
    close: async ({ background }) => {
      if (window === null) return
      if (background && state.hasTray) {
        hide(window)
        await settings.change({ background })
      } else stop(window)
    },
    hasTray: () => tray,
    wasReloaded: () => takeReloaded(state),
  }
}

/** In the page, or with a dialog of the system where the page has died. */
async function askToClose(
  { jobs, push, speech }: Services,
  window: BrowserWindow,
  stop: () => void,
): Promise<void> {
  if (!window.webContents.isCrashed()) return push('app', 'closeRequested', undefined)
  const job = jobs.list().find(({ status }) => status === 'running')
  if (job !== undefined && (await askToStop(window, speech.say, job))) stop()
}

function takeReloaded(state: { reloaded: boolean }): boolean {
  const was = state.reloaded
  state.reloaded = false
  return was
}
