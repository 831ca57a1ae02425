import { checkout } from './paths.mjs'
import { runCommand } from './run-command.mjs'

/**
 * Runs a Node script that opens windows: on a display of its own in CI and where there is none, so that no window opens
 * in anyone's face. Answers its exit code. @param options runCommand's
 */
export async function runOnDisplay(args, env = {}, options = {}) {
  const wantsXvfb = process.platform === 'linux' && (process.env.CI || !process.env.DISPLAY)
  const [command, ...rest] = wantsXvfb
    ? ['xvfb-run', '-a', '--server-args=-screen 0 1600x1000x24', process.execPath, ...args]
    : [process.execPath, ...args]
  const inherited = {
    cwd: checkout,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }
  return (await runCommand(command, rest, { ...inherited, ...options })).code
}
