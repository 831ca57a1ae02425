import { neededSpace } from '../../shared/model/needed-space'
import { Failure } from '../job/failure'
import { checkOutputFolder } from '../vault/check-output-folder'
import type { BackupPlan } from './plan-backup'

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
export async function checkBeforeStart(plan: BackupPlan, outputFolder: string): Promise<void> {
  if (plan.items.length === 0) throw new Failure('nothing-selected')
  const { freeBytes } = await requireOutputFolder(outputFolder)
  const needed = neededSpace({ count: plan.items.length, bytes: plan.totalBytes })
  if (needed > freeBytes) throw new Failure('no-space', { neededBytes: needed, freeBytes })
}
