import { join } from 'node:path'
import { neededSpace } from '../../shared/model/needed-space'
import { Failure } from '../job/failure'
import { canLink } from '../vault/can-link'
import { checkOutputFolder } from '../vault/check-output-folder'
import type { PreparedBackup } from './prepare-backup'

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
export async function checkBeforeStart({ plan, steps, format, outputFolder }: PreparedBackup): Promise<void> {
  if (plan.items.length === 0) throw new Failure('nothing-selected')
  const { freeBytes } = await requireOutputFolder(outputFolder)
  const shared = steps.link.length === 0 || (await canLink(join(outputFolder, plan.phoneFolder)))
  const written = [...steps.copy, ...(shared ? [] : steps.link.map(({ item }) => item))]
  const bytes = written.reduce((total, { source }) => total + format.writtenBytes(source.bytes), 0)
  const needed = neededSpace({ count: plan.items.length, bytes })
  if (needed > freeBytes) throw new Failure('no-space', { neededBytes: needed, freeBytes })
}
