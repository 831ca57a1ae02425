import { join } from 'node:path'
import { createRunSignal } from '../job/run-signal'
import { openJournal } from '../vault/journal'
import { incomingFolder } from '../vault/layout'
import { createPlacer } from '../vault/placer'
import { followHolds } from '../session/follow-holds'
import { createLinker } from './link-item'
import { linkItems } from './link-items'
import { openPartial } from './open-partial'
import { createPhoneChecker } from '../session/phone-checker'
import { createPhoneSession } from '../session/phone-session'
import type { PlannedItem } from './plan-backup'
import type { Run } from './run'
import { saveItems } from './save-items'

/**
 * Brings every planned item into the folder: keeps what is there, links what an earlier backup has, copies the rest.
 * @throws AdbError when the phone is lost for good; Node's system errors; the signal's reason
 */
export async function fillFolder(run: Run): Promise<void> {
  const { prepared, folder, lock, options, pause, meter, ports } = run
  const { signal, stop } = createRunSignal(options.signal, lock.lost)
  const incoming = join(folder.partialPath, incomingFolder)
  const lost = prepared.takeUp ? await keepItems(run) : []
  const { prove } = lock
  const placer = createPlacer(folder.partialPath, { prove, makeLink: ports.makeLink })
  const journal = await openJournal(join(folder.partialPath, prepared.format.journalName), {
    prove,
    syncNames: placer.sync,
  })
  const holds = followHolds(pause, meter)
  const session = createPhoneSession(ports.phone, { ...options, signal, pause, onWaiting: holds.onWaiting })
  const checker = createPhoneChecker({ ...options, session, signal })
  try {
    run.enter('linking')
    const linker = createLinker({ format: prepared.format, placer, incoming, signal })
    const unlinked = await linkItems(run, { linker, journal, prove, checker, signal })
    run.enter('copying')
    await saveItems(inPlannedOrder([...prepared.steps.copy, ...lost, ...unlinked], prepared.plan.items), {
      ...run,
      format: prepared.format,
      inactivityMs: options.inactivityMs,
      session,
      checker: options.verify === false ? null : checker,
      placer,
      incoming,
      record: line => journal.append(prepared.format.encodeLine(line), line.bytes),
      prove,
      signal,
      stopAll: stop,
    })
    await journal.finish()
  } catch (error) {
    await journal.abandon()
    throw error
  } finally {
    // Whatever is still asked for is of no use any more.
    stop(new Error('The run has ended'))
    holds.end()
    checker.close()
    session.close()
  }
}

/** Takes over what the folder holds. @returns the items that it says it holds, and does not */
async function keepItems({ prepared, folder, lock, ledger, meter }: Run): Promise<readonly PlannedItem[]> {
  const { kept, lost } = await openPartial(folder.partialPath, prepared, lock.prove)
  const planned = new Map(prepared.plan.items.map(item => [item.source.path, item]))
  for (const line of kept) {
    ledger.addSaved(line, 'kept')
    if (planned.has(line.path)) meter.itemEnded({ plannedBytes: line.bytes, movedBytes: 0 })
  }
  return lost.flatMap(({ path }) => planned.get(path) ?? [])
}

function inPlannedOrder(
  items: readonly PlannedItem[],
  planned: readonly PlannedItem[],
): readonly PlannedItem[] {
  const chosen = new Set(items)
  return planned.filter(item => chosen.has(item))
}
