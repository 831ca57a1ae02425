import { createBuiltinShell } from './builtin/builtin-shell.js'
import { installUserland } from './install-userland.js'
import { createRequestReader } from './serve-requests.js'
import type { ShellPhone } from './shell-phone.js'
import type { Shell } from './shell.js'
import { startUserlandShell } from './userland-shell.js'

/** Android's own userland where the host can run it, else the built-in subset. */
export async function startShell(shellPhone: ShellPhone, builtin: boolean): Promise<Shell> {
  const { files, phone, commands } = shellPhone
  if (!builtin && process.platform === 'linux' && installUserland(files.root, phone)) {
    const userland = await startUserlandShell(
      { ...files, hostName: phone.device },
      createRequestReader(files, commands),
    )
    if (userland !== undefined) return userland
  }
  return createBuiltinShell(shellPhone)
}
