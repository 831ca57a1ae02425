import { isErrno } from '../../errors/is-errno'
import pMap from 'p-map'
import { fileName } from '../../phone/file-name'
import type { Journal } from '../../format/journal'
import { nameOf, type IndexLine } from '../../format/index-line'
import { saveFailure } from './save-failure'
import type { Linker } from './link-item'
import type { PhoneChecker } from '../../phone/phone-checker'
import type { PlannedItem } from './plan-backup'
import type { LinkStep } from './plan-steps'
import type { Run } from './run'

export interface LinkContext {
  readonly linker: Linker
  readonly journal: Journal
  readonly prove: () => Promise<void>
  readonly checker: PhoneChecker
  readonly signal: AbortSignal
}

const parallelLinks = 16
/** Links are many and quick: one write to the journal tells so many of them. */
const linksPerWrite = 256

/**
 * Gives the backup what earlier ones have of it.
 * @returns the items that have to be copied after all
 * @throws Node's system errors; what asking the phone throws; the signal's reason
 */
export async function linkItems(run: Run, context: LinkContext): Promise<readonly PlannedItem[]> {
  const { steps, format } = run.prepared
  const { ledger, meter, pause } = run
  const unlinked: PlannedItem[] = []
  for (let at = 0; at < steps.link.length; at += linksPerWrite) {
    const batch = steps.link.slice(at, at + linksPerWrite)
    meter.itemStarted(fileName(batch[0] ? nameOf(batch[0].line) : ''))
    const failures: unknown[] = []
    const lines = await pMap(
      batch,
      async step => {
        if (failures.length > 0) return null
        try {
          await pause.passed(context.signal)
          return await linkItem(step, context)
        } catch (error) {
          failures.push(error)
          return null
        }
      },
      { concurrency: parallelLinks },
    )
    // Only when the others have come to their end too: nothing is written after the run.
    if (failures.length > 0) throw failures[0]
    const linked = lines.filter(line => line !== null)
    // Nothing of them was written: a power cut costs the names alone.
    await context.journal.append(linked.map(format.encodeLine).join(''), 0)
    for (const line of linked) {
      ledger.addSaved(line, 'linked')
      meter.itemEnded({ plannedBytes: line.bytes, movedBytes: 0 })
    }
    unlinked.push(...batch.filter((_, number) => lines[number] === null).map(({ planned }) => planned))
  }
  return unlinked
}

async function linkItem(step: LinkStep, { linker, checker, prove }: LinkContext): Promise<IndexLine | null> {
  const { doubted, line } = step
  if (doubted && (await checker.ask(doubted)) !== line.sha256) return null
  try {
    return await linker.link(step)
  } catch (error) {
    // This one's name or place: copying will say what is wrong with it.
    if (!saveFailure(error) && !isTaken(error)) throw error
    // Unless it is another run that has taken it.
    await prove()
    return null
  }
}

function isTaken(error: unknown): boolean {
  return isErrno(error, 'EEXIST')
}
