import path from 'node:path'
import { checkPackages } from './check-packages.mjs'
import { checkout } from './paths.mjs'
import { runCommand } from './run-command.mjs'

export const vitest = path.join(checkout, 'node_modules/vitest/vitest.mjs')
export const playwright = path.join(checkout, 'node_modules/playwright/cli.js')

/**
 * Runs a Node script to its end, in this terminal. Answers its exit code.
 * @throws SetupError when npm has not yet installed this checkout's packages
 */
export async function runTool(args, env = {}) {
  checkPackages()
  const options = { cwd: checkout, stdio: 'inherit', env: { ...process.env, ...env } }
  return (await runCommand(process.execPath, args, options)).code
}
