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
export async function restoreOthers(
  others: readonly OtherRestore[],
  run: RestoreRun,
  handedOver: RestoreTools['handedOver'],
): Promise<void> {
  const tools = { ...createTools(run), handedOver }
  for (const { input, restore } of others) await restore(input, tools)
}

function createTools(run: RestoreRun): Omit<RestoreTools, 'handedOver'> {
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
      const { restored, alreadyThere, skipped, refused = 0 } = result
      if (refused > 0) {
        const text = `${refused} / ${restored + alreadyThere + skipped + refused}`
        issues.add({
          item: entry.path,
          during: 'restoring',
          code: 'records-refused',
          detail: { saidBy: 'app', text },
        })
      }
      end(entry)
    },
    failed: (entry, { code, detail }) => {
      // Files are told another way out than records have.
      const asRecord = code === 'refused-to-take' ? 'records-refused' : code
      issues.add({ item: entry.path, during: 'restoring', code: asRecord, detail })
      end(entry)
    },
    problem: ({ path }, { code, detail }) => issues.add({ item: path, during: 'restoring', code, detail }),
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
