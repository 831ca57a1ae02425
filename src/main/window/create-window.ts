import { BrowserWindow, nativeTheme } from 'electron'
import { appPage } from '../app-protocol'
import { minSize, type placeWindow } from './place-window'

export interface WindowOptions {
  readonly preload: string
  readonly icon: string
  readonly place: ReturnType<typeof placeWindow>
  readonly maximized: boolean
  /** Asked on every try to close; false keeps the window open. */
  readonly mayClose: () => boolean
}

/** Makes the window, still empty and hidden; it shows itself once `loadPage` has painted. */
export function createWindow({ preload, icon, place, maximized, mayClose }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...place,
    minWidth: minSize.width,
    minHeight: minSize.height,
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
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  return window
}

export async function loadPage(window: BrowserWindow): Promise<void> {
  await window.loadURL(appPage)
}

/** Brings it before the person, wherever it is. */
export function bringUp(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
