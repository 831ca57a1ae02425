import type { OpenOptions, Phone, PhoneRemoval, ProvenFile } from '../../phone/phone'
import type { PhoneLink } from '../adb/open-service'
import { proveFile } from './prove-file'
import { removeWhereSame } from './remove-file'
import { createMediaTrash } from './trash-file'

/** `Phone.removal`, for phones whose shell tells exit codes (`shell_v2`). */
export function createPhoneRemoval(
  link: PhoneLink,
  { stat, list }: Pick<Phone, 'stat' | 'list'>,
  options: OpenOptions,
): PhoneRemoval {
  const trash = createMediaTrash(link, list, options)
  const isThere = async ({ path }: ProvenFile) => (await stat(path)) !== null

  const moveToTrash: (file: ProvenFile) => ReturnType<PhoneRemoval['remove']> = async file => {
    const same = await trash.move(file)
    if (same === null) return 'refused'
    if (await isThere(file)) return same ? 'refused' : 'changed'
    if (await trash.has(file)) return 'removed'
    // Whoever wrote to it in the last moment finds it where it was.
    await trash.takeBack(file)
    return (await isThere(file)) ? 'changed' : 'unclear'
  }
  return {
    hasTrash: trash.isThere,
    prove: file => proveFile(link, file, options),
    remove: async (file, way) => {
      if (way === 'trash') return await moveToTrash(file)
      const same = await removeWhereSame(link, file, options)
      if (await isThere(file)) return same ? 'refused' : 'changed'
      return same ? 'removed' : 'unclear'
    },
    look: async (file, way) => {
      if (await isThere(file)) return 'refused'
      return way === 'for-good' || (await trash.has(file)) ? 'removed' : 'unclear'
    },
  }
}
