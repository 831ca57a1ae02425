import type { RestoreTools } from '../../data/source'
import type { BackupItem } from '../../format/backup-item'
import { readItem } from '../../library/read-item'
import { fileName } from '../../phone/file-name'
import type { OtherRestore } from './plan-restore'
import type { RestoreRun } from './run'

/**
 * Puts back what is no file, each source in its own way.
 * @throws what the sources throw; the signal's reason
 */
export async function restoreOthers(others: readonly OtherRestore[], run: RestoreRun): Promise<void> {
  for (const { items, restore } of others) await restore(items, createTools(run))
}

function createTools(run: RestoreRun): RestoreTools {
  const { backup, session, signal, pause, meter, ledger, issues } = run
  const moved = new Map<BackupItem, number>()
  const end = (item: BackupItem) =>
    meter.itemEnded({ plannedBytes: item.bytes, movedBytes: moved.get(item) ?? 0 })

  async function* open(item: BackupItem): AsyncGenerator<Buffer> {
    meter.itemStarted(fileName(item.path))
    let read = 0
    for await (const piece of readItem(backup, item, signal)) {
      read += piece.length
      const before = moved.get(item) ?? 0
      // One that is read again moves nothing new.
      if (read > before) meter.bytesMoved(read - before)
      moved.set(item, Math.max(read, before))
      yield piece
    }
  }
  return {
    session,
    signal,
    ready: () => pause.passed(signal),
    open,
    done: (item, result) => {
      ledger.addPutBack(item.bytes, result)
      end(item)
    },
    failed: (item, { code, detail }) => {
      issues.add({ item: item.path, during: 'restoring', code, detail })
      end(item)
    },
  }
}
