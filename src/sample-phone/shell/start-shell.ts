import { createBuiltinShell } from './builtin/builtin-shell'
import { installUserland } from './install-userland'
import { createRequestReader } from './serve-requests'
import type { ShellPhone } from './shell-phone'
import type { Shell } from './shell'
import { startUserlandShell } from './userland-shell'

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
