import { isErrno } from '../errors/is-errno'
import { link, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** In the folder, for a moment. */
export const probeName = '.phonekeep-probe'

/** Whether a file in this folder can have two names, as on most disks; FAT and exFAT have no such thing. Never throws. */
export async function canLink(folder: string): Promise<boolean> {
  // Always the same names: what a kill leaves of them is gone after the next time.
  const [file, other] = [join(folder, probeName), join(folder, `${probeName}-2`)]
  try {
    await rm(other, { force: true })
    await writeFile(file, '')
    await link(file, other)
    return true
  } catch (error) {
    // Another program has just found out.
    return isErrno(error, 'EEXIST')
  } finally {
    for (const one of [file, other]) await rm(one, { force: true }).catch(() => undefined)
  }
}
