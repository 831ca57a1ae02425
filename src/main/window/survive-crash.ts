import { dialog, type BrowserWindow } from 'electron'
import type { Log } from '../log/open-log'
import type { Speech } from '../speech'
import { loadPage } from './create-window'

interface CrashPorts {
  readonly log: Log
  readonly speech: Speech
  /** The window is there again; what runs was not touched. */
  readonly onReload: () => void
}

/** A page that dies again and again is not loaded for ever. */
const maxCrashes = 3
const withinMs = 60_000

/** Loads the page again when its process has died, and offers to when it no longer answers. Jobs are main's: they go on. */
export function surviveCrash(window: BrowserWindow, { log, speech, onReload }: CrashPorts): void {
  let crashes: readonly number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write('window gone', { reason, exitCode })
    if (reason === 'clean-exit') return
    crashes = [...crashes, Date.now()].filter(time => time > Date.now() - withinMs)
    if (crashes.length > maxCrashes) {
      dialog.showErrorBox(speech.say('crash.again'), speech.say('crash.againText'))
      return
    }
    onReload()
    // Not from within the event: Electron is still clearing away the old process.
    setImmediate(() => {
      if (!window.isDestroyed()) loadPage(window).catch((error: unknown) => log.error('reload', error))
    })
  })
  window.on('unresponsive', () => void offerReload(window, { log, speech, onReload }))
}

async function offerReload(window: BrowserWindow, { log, speech }: CrashPorts): Promise<void> {
  log.write('window silent')
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: speech.say('crash.silent'),
    detail: speech.say('crash.silentText'),
    buttons: [speech.say('crash.wait'), speech.say('crash.reload')],
    defaultId: 0,
    cancelId: 0,
  })
  // Its end is told as a crash, and the page is loaded again.
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer()
}
