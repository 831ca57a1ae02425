import { createBuiltinShell } from './builtin/builtin-shell'
import { writeEtc } from './ensure-userland'
import { createRequestReader } from './serve-requests'
import type { ShellPhone } from './shell-phone'
import type { Shell } from './shell'
import { startUserlandShell } from './userland-shell'

/** Android's own userland where it is mounted and the host can run it, else the built-in subset. */
export async function startShell(shellPhone: ShellPhone, hasUserland: boolean): Promise<Shell> {
  const { files, phone, commands } = shellPhone
  if (hasUserland) {
    writeEtc(files.root, phone)
    const userland = await startUserlandShell(
      { ...files, hostName: phone.device },
      createRequestReader(files, commands),
    )
    if (userland !== undefined) return userland
  }
  return createBuiltinShell(shellPhone)
}
