import { app } from 'electron'
import { mkdir, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { writeAtomically } from '../../core/disk/write-atomically'
import { desktopEntry } from '../../core/app/automatic/desktop-entry'

/** Given to the app when the computer starts it: without a window. */
const hiddenSwitch = '--hidden'

/** Whether the app was started with the computer, and is to stay without a window until somebody wants it. */
export function startsHidden(): boolean {
  return process.argv.includes(hiddenSwitch) || app.getLoginItemSettings().wasOpenedAtLogin
}

/**
 * Starts the app with the computer, hidden, or no longer. Electron does so on Windows and macOS; on Linux it is a file
 * (freedesktop's Desktop Application Autostart Specification).
 * @throws Node's system errors
 */
export async function setLoginItem(on: boolean): Promise<void> {
  if (process.platform !== 'linux') return app.setLoginItemSettings({ openAtLogin: on, args: [hiddenSwitch] })
  const file = join(autostartFolder(process.env), 'phonekeep.desktop')
  if (!on) return await rm(file, { force: true })
  await mkdir(dirname(file), { recursive: true })
  await writeAtomically(file, desktopEntry(ownCommand()))
}

function autostartFolder(env: NodeJS.ProcessEnv): string {
  return join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'autostart')
}

/** What starts this very app again: an AppImage is where it was put, and not where it is mounted now. */
function ownCommand(): readonly string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath
  return process.defaultApp ? [program, app.getAppPath(), hiddenSwitch] : [program, hiddenSwitch]
}
