import { join } from 'node:path'
import pMap from 'p-map'
import { neededSpace } from '../../../shared/model/needed-space'
import { versionOfItem } from '../../data/item'
import { Failure } from '../../errors/failure'
import { canLink } from '../../disk/can-link'
import { checkOutputFolder } from '../../disk/check-output-folder'
import { fileSize } from '../../disk/file-size'
import { referenceOf } from '../../format/index-line'
import { incomingFolder } from '../../format/layout'
import type { PreparedBackup } from './plan-on-earlier'

/** @throws Failure `folder-missing` or `folder-read-only` */
export async function requireOutputFolder(folder: string): Promise<{ readonly freeBytes: number }> {
  const { freeBytes, writable } = await checkOutputFolder(folder)
  if (freeBytes === null) throw new Failure('folder-missing')
  if (!writable) throw new Failure('folder-read-only')
  return { freeBytes }
}

/**
 * Says before the first byte what would fail anyway.
 * @throws Failure `nothing-selected`, `folder-missing`, `folder-read-only` or `no-space` (`neededBytes`, `freeBytes`)
 */
export async function checkBeforeStart(prepared: PreparedBackup): Promise<void> {
  const { plan, steps, format, outputFolder } = prepared
  if (plan.items.length === 0) throw new Failure('nothing-selected')
  const { freeBytes } = await requireOutputFolder(outputFolder)
  const shared = steps.link.length === 0 || (await canLink(join(outputFolder, plan.phoneFolder)))
  const written = [...steps.copy, ...(shared ? [] : steps.link.map(({ planned }) => planned))]
  const bytes = written.reduce((total, { item }) => total + format.writtenBytes(item.bytes), 0)
  const count = written.length + steps.keep.length + steps.link.length
  const needed = neededSpace({ count, bytes: bytes - (await bytesOnTheirWay(prepared)) })
  if (needed > freeBytes) throw new Failure('no-space', { neededBytes: needed, freeBytes })
}

/** What the folder that is resumed has of files that are to be copied: their bytes take that room already. */
async function bytesOnTheirWay({ steps, format, resumed }: PreparedBackup): Promise<number> {
  if (!resumed) return 0
  const sizes = await pMap(
    steps.copy,
    async ({ item, file }) => {
      const part = await fileSize(
        join(resumed.path, incomingFolder, format.partName(referenceOf(item), versionOfItem(item))),
      )
      // One that has its name, and whose line a kill prevented, becomes a part again (open-partial.ts).
      const placed = format.plainNames ? await fileSize(join(resumed.path, file)) : null
      return Math.min(Math.max(part ?? 0, placed ?? 0), format.writtenBytes(item.bytes))
    },
    { concurrency: 16 },
  )
  return sizes.reduce((total, size) => total + size, 0)
}
