import { join } from 'node:path'
import { createRunSignal } from '../run-signal'
import { nameOf, referenceOf, type IndexLine } from '../../format/index-line'
import { openJournal } from '../../format/journal'
import { incomingFolder } from '../../format/layout'
import { createPlacer } from '../../disk/placer'
import { createLinker } from './link-item'
import { asListed } from './line-of'
import { linkItems } from './link-items'
import { openPartial } from './open-partial'
import { createPhoneChecker } from '../../phone/phone-checker'
import { createPhoneSession } from '../../phone/phone-session'
import type { PlannedItem } from './plan-backup'
import type { Run } from './run'
import { rereadItems } from './reread-items'
import type { SaveContext } from './save-context'
import { saveItems } from './save-items'

/**
 * Brings every planned item into the folder: keeps what is there, links what an earlier backup has, copies the rest.
 * @throws PhoneError when the phone is lost for good; Node's system errors; the signal's reason
 */
export async function fillFolder(run: Run): Promise<void> {
  const { prepared, folder, lock, options, pause, ports, onWaiting } = run
  const startedAt = performance.now()
  // Ended before what completes the folder, which nothing may break off.
  const { signal, stop } = createRunSignal(run.signal, lock.lost)
  const incoming = join(folder.partialPath, incomingFolder)
  const lost = prepared.resumed ? await keepItems(run) : []
  const { prove } = lock
  const placer = createPlacer(folder.partialPath, { prove, makeLink: ports.makeLink })
  const journal = await openJournal(join(folder.partialPath, prepared.format.journalName), {
    prove,
    syncNames: placer.sync,
  })
  const session = createPhoneSession(ports.phone, {
    inactivityMs: options.inactivityMs,
    signal,
    ready: pause.passed,
    onWaiting,
  })
  const checker = createPhoneChecker(session)
  try {
    run.enter('linking')
    const linker = createLinker({ format: prepared.format, placer, incoming, signal })
    const unlinked = await linkItems(run, { linker, journal, prove, checker, signal })
    const saving: SaveContext = {
      ...run,
      format: prepared.format,
      session,
      checker: options.verify === false ? null : checker,
      placer,
      incoming,
      record: line => journal.append(prepared.format.encodeLine(line), line.bytes),
      prove,
      signal,
      stopAll: stop,
    }
    const { items } = prepared.plan
    run.enter('copying')
    await saveItems(inPlannedOrder([...prepared.steps.copy, ...lost, ...unlinked], items), saving)
    run.enter('rereading')
    const rotten = await rereadItems(run, { signal, elapsedMs: performance.now() - startedAt })
    await saveItems(plannedOf(rotten, run), saving)
    await journal.finish()
  } catch (error) {
    await journal.abandon()
    throw error
  } finally {
    // Whatever is still asked for is of no use any more.
    stop(new Error('The run has ended'))
    session.close()
  }
}

/** Takes over what the folder holds. @returns the items that it says it holds, and does not */
async function keepItems({ prepared, folder, lock, ledger, meter }: Run): Promise<readonly PlannedItem[]> {
  const { kept, lost } = await openPartial(folder.partialPath, prepared, lock.prove)
  const planned = new Map(prepared.plan.items.map(planned => [referenceOf(planned.item), planned]))
  for (const line of kept) {
    const now = planned.get(referenceOf(line))
    ledger.addSaved(now ? asListed(line, now.item) : line, 'kept')
    if (now) meter.itemEnded({ plannedBytes: line.bytes, movedBytes: 0 })
  }
  return lost.flatMap(line => planned.get(referenceOf(line)) ?? [])
}

/** Those that the phone still has. The others are lost: the only copy there was is damaged. */
function plannedOf(rotten: readonly IndexLine[], { prepared, issues }: Run): readonly PlannedItem[] {
  const left = new Map(rotten.map(line => [referenceOf(line), line]))
  const planned = prepared.plan.items.filter(({ item }) => left.delete(referenceOf(item)))
  for (const line of left.values())
    issues.add({ item: nameOf(line), during: 'copying', code: 'damaged-in-backup' })
  return planned
}

function inPlannedOrder(
  items: readonly PlannedItem[],
  planned: readonly PlannedItem[],
): readonly PlannedItem[] {
  const chosen = new Set(items)
  return planned.filter(item => chosen.has(item))
}
