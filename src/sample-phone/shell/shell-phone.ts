import type { PhoneFiles } from '../files/phone-files.js'
import type { FrameworkCommands } from '../media/media-commands.js'
import type { PhoneIdentity } from '../phone-identity.js'

/** What a shell has to do with. */
export interface ShellPhone {
  readonly files: PhoneFiles
  readonly phone: PhoneIdentity
  readonly commands: FrameworkCommands
}
