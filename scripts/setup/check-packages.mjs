import { existsSync } from 'node:fs'
import path from 'node:path'
import { checkout } from './paths.mjs'
import { SetupError } from './say.mjs'

/** @throws SetupError when npm has not yet installed this checkout's packages */
export function checkPackages() {
  if (existsSync(path.join(checkout, 'node_modules/electron'))) return
  throw new SetupError('The packages of this checkout are not installed. Run: npm ci')
}
