import type { OpenOptions } from '../../phone/phone'
import { openCommandShell, type CommandShell } from './open-command-shell'
import type { PhoneLink } from './open-service'

/** A command shell that is opened when it is first needed, and anew after one that failed. */
export function commandShellOnDemand(link: PhoneLink, options?: OpenOptions): CommandShell {
  let opened: Promise<CommandShell> | null = null
  return {
    run: async (command, maxBytes) => {
      const mine = (opened ??= openCommandShell(link, options))
      try {
        return await (await mine).run(command, maxBytes)
      } catch (error) {
        if (opened === mine) opened = null
        throw error
      }
    },
    close: () => {
      opened?.then(
        shell => shell.close(),
        () => undefined,
      )
      opened = null
    },
  }
}
