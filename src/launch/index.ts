import { app } from 'electron'
import { join } from 'node:path'
import { findCommand } from './find-command'

/**
 * What Electron starts. Installed, `phonekeep` is one program: with a command it is the command line, which needs neither a
 * display nor Chromium, else the app. In development the command line is a program of its own (`out/main/cli.js`), and what
 * Electron gets are arguments of tools.
 *
 * Electron waits for this module, and all that it awaits, before it starts Chromium: the command line has ended by then
 * (https://www.electronjs.org/docs/latest/tutorial/esm#you-must-use-await-generously-before-the-apps-ready-event).
 */
const command = process.defaultApp ? null : findCommand(process.argv.slice(1))
if (command === null) {
  await import('../main/app')
} else {
  // As in Node, where the program's own path comes second.
  process.argv = [process.execPath, 'phonekeep', ...command]
  // Only Electron knows where the app keeps what it has fetched. To ask for `userData` itself would make that folder.
  const userData = app.commandLine.getSwitchValue('user-data-dir') || join(app.getPath('appData'), app.name)
  process.env['PHONEKEEP_ADB_FOLDER'] ??= join(userData, 'platform-tools')
  await import('../cli/index')
}
