import { findAdb, findProgram } from './find-program.mjs'
import { runCommand } from './run-command.mjs'

/** What Electron loads, by the file the loader looks for, and Debian's packages for it, the newest name first. */
const displayLibraries = {
  'libgtk-3.so.0': ['libgtk-3-0t64', 'libgtk-3-0'],
  'libnss3.so': ['libnss3'],
  'libasound.so.2': ['libasound2t64', 'libasound2'],
  'libgbm.so.1': ['libgbm1'],
  'libXss.so.1': ['libxss1'],
  'libatk-bridge-2.0.so.0': ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
  'libnotify.so.4': ['libnotify4'],
  'libcups.so.2': ['libcups2t64', 'libcups2'],
  'libdrm.so.2': ['libdrm2'],
  'libxkbcommon.so.0': ['libxkbcommon0'],
  // Opened at run time: without it Electron ends with a trap and no word.
  'libX11-xcb.so.1': ['libx11-xcb1'],
}

const withoutProgram = (program, ...packages) => (findProgram(program) === undefined ? [packages] : [])

async function installedLibraries() {
  const program = findProgram('ldconfig', ['/sbin', '/usr/sbin'])
  if (program === undefined) return undefined
  const { output } = await runCommand(program, ['-p'])
  return new Set(output.split('\n').map(line => line.trim().split(' ')[0]))
}

/** Each says which packages are missing, as lists of names to choose from. Empty: nothing is. */
export const systemNeeds = {
  adb: () => (findAdb() === undefined ? [['adb']] : []),
  async displayLibraries() {
    const installed = await installedLibraries()
    if (installed === undefined) return []
    return Object.entries(displayLibraries)
      .filter(([file]) => !installed.has(file))
      .map(([, packages]) => packages)
  },
  xvfb: () => [...withoutProgram('xvfb-run', 'xvfb'), ...withoutProgram('xauth', 'xauth')],
  phoneUserland: () => [...withoutProgram('mksh', 'mksh'), ...withoutProgram('toybox', 'toybox')],
  /** What docs/backup-format.md opens a backup with. */
  formatTools: () => [...withoutProgram('age', 'age'), ...withoutProgram('jq', 'jq')],
  /** What takes second copies to a service, and in tests is the service. */
  rclone: () => withoutProgram('rclone', 'rclone'),
}
