import { toPhoneError } from '../files/phone-errors'
import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import { noStat, toEntryStat, type EntryStat } from './sync-wire'

const errnoMissing = 2

/** What the shell user sees of a file; zeros and an error number when it may not. */
export function statFile(files: PhoneFiles, path: Buffer, follow: boolean): EntryStat {
  try {
    const { stat } = resolvePhonePath(files, path, follow)
    return stat === undefined ? noStat(errnoMissing) : toEntryStat(stat)
  } catch (thrown) {
    return noStat(toPhoneError(thrown).errno)
  }
}
