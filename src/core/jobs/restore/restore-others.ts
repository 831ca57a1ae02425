import type { BackupEntry, RestoreTools } from '../../data/source'
import type { BackupItem } from '../../format/backup-item'
import { readItem } from '../../library/read-item'
import { fileName } from '../../phone/file-name'
import type { PhoneSession } from '../../phone/phone-session'
import type { OtherRestore } from './plan-restore'
import { whatRefusalMeans } from './refused-by-phone'
import type { RestoreRun } from './run'
import { withPhone } from './with-phone'

/**
 * Puts back what is no file, each source in its own way.
 * @throws Failure `phone-full`, `backup-gone`; what the session throws; the signal's reason
 */
export async function restoreOthers(others: readonly OtherRestore[], run: RestoreRun): Promise<void> {
  for (const { input, restore } of others) await restore(input, createTools(run))
}

function createTools(run: RestoreRun): RestoreTools {
  const { backup, signal, pause, meter, ledger, issues } = run
  const end = ({ bytes }: BackupEntry) => meter.itemEnded({ plannedBytes: bytes, movedBytes: 0 })
  return {
    session: givingUp(run.session),
    signal,
    ready: () => pause.passed(signal),
    open: (item: BackupItem) => {
      meter.itemStarted(fileName(item.path))
      return readItem(backup, item, signal)
    },
    done: (entry, result) => {
      ledger.addPutBack(entry.bytes, result)
      end(entry)
    },
    failed: (entry, { code, detail }) => {
      issues.add({ item: entry.path, during: 'restoring', code, detail })
      end(entry)
    },
  }
}

/** What the phone refuses, and what it is lost over each time, is a failure of the entry alone. */
function givingUp(session: PhoneSession): PhoneSession {
  return {
    ...session,
    use: async work => {
      try {
        return await withPhone(session, work)
      } catch (error) {
        throw whatRefusalMeans(error) ?? error
      }
    },
  }
}
