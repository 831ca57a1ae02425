import { rm } from 'node:fs/promises'
import { epochSeconds } from '../epoch-seconds'
import { versionOfItem, type Make } from '../../data/item'
import type { IndexLine } from '../../format/index-line'
import { ItemFailure } from '../../errors/item-failure'
import { maxAttempts } from './copy-until-true'
import { lineOf } from './line-of'
import { makeItem } from './make-item'
import type { PlannedItem } from './plan-backup'
import type { BringContext } from './save-context'

/**
 * Makes an item until the phone had the same version of it before the first byte and after the last one.
 * @throws ItemFailure `changed-while-copying` after three attempts; what making throws
 */
export async function makeUntilTrue(
  planned: PlannedItem,
  make: Make,
  context: BringContext,
): Promise<IndexLine> {
  const { item, file } = planned
  const part = context.partOf(versionOfItem(item))
  let version = versionOfItem(item)
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const made = await makeItem(make, item.modifiedAt, { ...context, part })
    if (made.version === version) {
      const place = context.format.placeFor(file)
      await context.placer.move(part, place)
      const { bytes, sha256, stored } = made
      for (const { record, why } of made.unclear)
        context.issues.add({
          item: record,
          during: 'copying',
          code: 'unclear',
          detail: { saidBy: 'app', text: why },
        })
      const saved = { bytes, mtime: item.modifiedAt, sha256, file: place, checked: 'version' as const }
      return lineOf(planned, version, { ...saved, lastRead: epochSeconds(), stored })
    }
    await rm(part, { force: true })
    version = made.version
  }
  throw new ItemFailure('changed-while-copying', `${maxAttempts} attempts`)
}
