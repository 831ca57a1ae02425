import type { Tally } from './catalog'

/** For the index, the manifest and the folders, beside the files' own bytes. */
const overheadBytesPerItem = 1024
/** A disk filled to its last byte troubles the whole computer. */
const reserveBytes = 32 * 1024 * 1024

/** How many bytes have to be free for a backup of so many items. */
export function neededSpace({ count, bytes }: Tally): number {
  return bytes + count * overheadBytesPerItem + reserveBytes
}
