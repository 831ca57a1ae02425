import type { PhoneFiles } from '../files/phone-files'
import type { FrameworkCommands } from '../media/media-commands'
import type { PhoneIdentity } from '../phone-identity'

/** What a shell has to do with. */
export interface ShellPhone {
  readonly files: PhoneFiles
  readonly phone: PhoneIdentity
  readonly commands: FrameworkCommands
}
