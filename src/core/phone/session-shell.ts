import { commandShellOnDemand } from '../android/adb/command-shell-on-demand'
import type { OpenOptions } from '../android/adb/byte-reader'
import type { CommandShell } from '../android/adb/open-command-shell'
import type { PhoneLink } from '../android/adb/open-service'

/** One command shell for the phone of a session; a new one when the phone has been away. */
export interface SessionShell {
  readonly on: (link: PhoneLink) => CommandShell
  readonly close: () => void
}

export function createSessionShell(options: OpenOptions): SessionShell {
  let current: { readonly link: PhoneLink; readonly commands: CommandShell } | null = null
  return {
    on: link => {
      if (current?.link !== link) {
        current?.commands.close()
        current = { link, commands: commandShellOnDemand(link, options) }
      }
      return current.commands
    },
    close: () => current?.commands.close(),
  }
}
