import { screen, type BrowserWindow } from 'electron'
import type { Settings } from '../../core/app/settings'
import { placeWindow } from './place-window'

/** A window that is dragged tells of each pixel (ms). */
const quietBeforeSaving = 500

/** Where the window opens. */
export function openingPlace({ get }: Settings): ReturnType<typeof placeWindow> {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id)
  return placeWindow(
    get().windowPlace,
    [main, ...others].map(({ workArea }) => workArea),
  )
}

/** Keeps where the window is, for the next start. */
export function rememberPlace(window: BrowserWindow, settings: Settings): void {
  let waiting: NodeJS.Timeout | undefined
  const save = () => {
    clearTimeout(waiting)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    // Of a maximized one: where it would be if it were not.
    const windowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    // Where it cannot be written, the window opens in the middle.
    settings.change({ windowPlace }).catch(() => undefined)
  }
  const saveSoon = () => {
    clearTimeout(waiting)
    waiting = setTimeout(save, quietBeforeSaving)
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('maximize', saveSoon)
  window.on('unmaximize', saveSoon)
  window.on('close', save)
}
