import type { PhoneFiles } from '../files/phone-files.js'
import type { FrameworkCommands } from '../media/media-commands.js'
import type { PhoneIdentity } from '../phone-identity.js'
import { createBuiltinShell } from './builtin/builtin-shell.js'
import { installUserland } from './install-userland.js'
import { createRequestReader } from './serve-requests.js'
import type { Shell } from './shell.js'
import { startUserlandShell } from './userland-shell.js'

/** What a shell has to do with. */
export interface ShellPhone {
  readonly files: PhoneFiles
  readonly phone: PhoneIdentity
  readonly commands: FrameworkCommands
}

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
