import type { PhoneFiles } from '../files/phone-files.js'
import type { PhoneIdentity } from '../phone-identity.js'
import { createBuiltinShell } from './builtin/builtin-shell.js'
import { installUserland } from './install-userland.js'
import type { Shell } from './shell.js'
import { startUserlandShell } from './userland-shell.js'

/** Android's own userland where the host can run it, else the built-in subset. */
export async function startShell(files: PhoneFiles, phone: PhoneIdentity, builtin: boolean): Promise<Shell> {
  if (!builtin && process.platform === 'linux' && installUserland(files.root, phone)) {
    const userland = await startUserlandShell(files)
    if (userland !== undefined) return userland
  }
  return createBuiltinShell(files, phone)
}
