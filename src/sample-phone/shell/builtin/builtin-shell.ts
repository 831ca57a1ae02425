import type { PhoneFiles } from '../../files/phone-files.js'
import type { PhoneIdentity } from '../../phone-identity.js'
import type { Shell } from '../shell.js'
export function createBuiltinShell(_files: PhoneFiles, _phone: PhoneIdentity): Shell {
  throw new Error('not yet')
}
