import type { PhoneFiles } from '../files/phone-files'
import type { PhoneIdentity } from '../phone-identity'
import type { FrameworkCommands } from './framework-commands'

/** What a shell has to do with. */
export interface ShellPhone {
  readonly files: PhoneFiles
  readonly phone: PhoneIdentity
  readonly commands: FrameworkCommands
}
