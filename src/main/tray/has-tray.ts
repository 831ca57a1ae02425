import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const maxMs = 2_000

/** Who shows tray icons on a Linux desktop owns this name (freedesktop's StatusNotifierItem specification). */
const watcher = 'org.kde.StatusNotifierWatcher'

/**
 * Whether this desktop shows tray icons. Windows and macOS always do; on Linux it depends on the desktop: GNOME only does with
 * an extension. Without one an app that closed its window could not be reached any more.
 */
export async function hasTray(platform: NodeJS.Platform): Promise<boolean> {
  if (platform !== 'linux') return true
  try {
    const question = [
      '--session',
      '--print-reply=literal',
      '--dest=org.freedesktop.DBus',
      '/org/freedesktop/DBus',
      'org.freedesktop.DBus.NameHasOwner',
      `string:${watcher}`,
    ]
    const { stdout } = await promisify(execFile)('dbus-send', question, { timeout: maxMs })
    return /\btrue\b/.test(stdout)
  } catch {
    return false
  }
}
