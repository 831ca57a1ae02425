import { BrowserWindow, nativeTheme } from 'electron'
import { appPage } from './app-protocol'

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  /** Asked on every try to close; false keeps the window open. */
  readonly mayClose: () => boolean
}

/** Makes the window, still empty and hidden; it shows itself once `loadPage` has painted. */
export function createWindow({ preload, icon, mayClose }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1180,
    height: 780,
    minWidth: 900,
    minHeight: 640,
    show: false,
    title: 'Phonekeep',
    icon,
    autoHideMenuBar: true,
    // What is seen for the moment before the page has painted.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#101514' : '#f5f7f6',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.on('close', event => {
    if (!mayClose()) event.preventDefault()
  })
  window.once('ready-to-show', () => window.show())
  return window
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(appPage)
}
