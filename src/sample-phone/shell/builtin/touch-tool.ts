import { closeSync, openSync, utimesSync } from 'node:fs'
import { PhoneFileError, toPhoneError } from '../../files/phone-errors'
import { giveToShell, mayAccess, resolvePhonePath, type PhoneFiles } from '../../files/phone-files'
import { assertWritableParent } from './change-tools'
import { readOptions, toBytes, type Tool } from './tool'

/** `touch [-c] [-d @SECONDS] FILE…`: sets access and modification time, or makes an empty file unless `-c`. */
export const touch: Tool = async ({ files, complain }, words) => {
  const dateAt = words.indexOf('-d')
  const date = dateAt === -1 ? undefined : (words[dateAt + 1] ?? '')
  if (date !== undefined && !/^@\d+$/.test(date)) {
    await complain(`touch: bad '${date}'`)
    return 1
  }
  const rest = date === undefined ? words : words.filter((_, at) => at !== dateAt && at !== dateAt + 1)
  const { letters, paths } = readOptions(rest)
  let code = 0
  for (const path of paths) {
    try {
      touchFile(files, path, { seconds: date?.slice(1), make: !letters.has('c') })
    } catch (thrown) {
      await complain(`touch: '${path}': ${toPhoneError(thrown).message}`)
      code = 1
    }
  }
  return code
}

interface Touch {
  /** Undefined for now. */
  readonly seconds: string | undefined
  readonly make: boolean
}

function touchFile(files: PhoneFiles, path: string, { seconds, make }: Touch): void {
  const place = resolvePhonePath(files, toBytes(path), true)
  if (place.stat === undefined) {
    if (!make) return
    assertWritableParent(files, place.phone)
    closeSync(openSync(place.host, 'wx', 0o666))
    giveToShell(files.user, place.host)
  } else {
    const { stat } = place
    if (seconds === undefined && !mayAccess(files, stat, 2)) throw new PhoneFileError('EACCES')
    const isOwner = files.user === undefined || Number(stat.uid) === files.user.uid
    // A file with other names is one of the cached gallery's, and must not change.
    if (!isOwner || (stat.isFile() && stat.nlink > 1n)) throw new PhoneFileError('EPERM')
  }
  const time = seconds === undefined ? new Date() : Number(seconds)
  utimesSync(place.host, time, time)
}
