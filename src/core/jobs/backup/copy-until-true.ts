import { rm } from 'node:fs/promises'
import { epochSeconds } from '../epoch-seconds'
import { versionOfItem } from '../../data/item'
import { fileVersion, type IndexLine } from '../../format/index-line'
import { ItemFailure } from '../../errors/item-failure'
import type { FileVersion } from '../../phone/file-version'
import { copyItem, isResumable } from './copy-item'
import { lineOf } from './line-of'
import type { PlannedItem } from './plan-backup'
import type { BringContext } from './save-context'

/** So often an item that is another one each time is tried. */
export const maxAttempts = 3

/**
 * Copies a file of the phone until what arrived is what the phone has: by its own hash where it tells one, else by size and
 * time.
 * @throws ItemFailure after three attempts; what copying throws
 */
export async function copyUntilTrue(
  planned: PlannedItem,
  path: string,
  context: BringContext,
): Promise<IndexLine> {
  const { checker, format, placer, partOf } = context
  const { bytes, modifiedAt } = planned.item
  const listed: FileVersion = { path, bytes, modifiedAt }
  let version = listed
  let failure: ItemFailure | null = null
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    // What has changed meanwhile is no longer the item that was listed.
    const known = version === listed ? versionOfItem(planned.item) : undefined
    const part = partOf(known ?? fileVersion(version.bytes, version.modifiedAt))
    // Asked before the copy is there: the phone hashes while we copy.
    const asked = checker?.ask(version) ?? Promise.resolve(null)
    const copied = await copyItem(version, { ...context, part })
    if (!copied.whole) {
      failure = new ItemFailure(copied.code, `${attempt} attempts`)
      version = copied.now
      continue
    }
    const onPhone = await asked.catch(async (error: unknown) => {
      if (!isResumable(version)) await rm(part, { force: true })
      throw error
    })
    if (onPhone === null || onPhone === copied.sha256) {
      const place = format.placeFor(planned.file)
      await placer.move(part, place)
      return lineOf(planned, known, {
        bytes: copied.bytes,
        mtime: version.modifiedAt,
        sha256: copied.sha256,
        file: place,
        checked: onPhone === null ? 'size' : 'sha256',
        lastRead: epochSeconds(),
        stored: copied.stored,
      })
    }
    failure = new ItemFailure('differs-from-phone', `${attempt} attempts`)
    await rm(part, { force: true })
  }
  throw failure ?? new ItemFailure('cut-short', 'not tried')
}
