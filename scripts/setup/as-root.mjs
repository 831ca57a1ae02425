import { findProgram } from './find-program.mjs'
import { runCommand } from './run-command.mjs'
import { SetupError } from './say.mjs'

/** Whether this process is root. */
export const isRoot = process.getuid?.() === 0

/** Whether runAsRoot has a way to be root. */
export async function canBeRoot() {
  if (isRoot) return true
  if (findProgram('sudo') === undefined) return false
  // At a terminal sudo asks for the password itself; elsewhere only a sudo without one is of use.
  return process.stdin.isTTY || (await runCommand('sudo', ['-n', 'true'])).code === 0
}

/**
 * Runs a program as root: directly, else through sudo.
 * @returns runCommand's answer
 * @throws SetupError with the command to give by hand when there is no way to become root
 */
export async function runAsRoot(command, args) {
  if (isRoot) return runCommand(command, args)
  if (!(await canBeRoot())) {
    throw new SetupError(`This needs root once. Run, as root: ${[command, ...args].join(' ')}`)
  }
  return runCommand('sudo', [command, ...args])
}
