import { join } from 'node:path'
import { noProtection, openKeyRing, type KeyRing } from '../core/format/encrypted/key-ring'
import { configFolder } from './config-folder'

/** The keys that the command line keeps. */
export function keyRing({ env, platform }: NodeJS.Process): KeyRing {
  return openKeyRing(join(configFolder(env, platform), 'vault-keys.json'), noProtection)
}
