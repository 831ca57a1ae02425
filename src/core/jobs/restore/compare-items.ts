import { fileName, folderOf } from '../../phone/file-name'
import { ItemFailure } from '../../errors/item-failure'
import { runAll } from '../run-all'
import type { BackupItem } from '../../format/backup-item'
import { besideNames } from '../../phone/beside-names'
import type { Stat } from '../../phone/phone'
import { mayHave } from '../../phone/may-have'
import { decide, type Decision } from './decide'
import type { PlannedRestore } from './plan-restore'
import type { RestoreRun } from './run'

/** An item that has to be sent, and into what it comes. */
export interface Sending {
  readonly planned: PlannedRestore
  readonly decision: Extract<Decision, 'send' | 'keep-both' | 'replace'>
}

/** Enough that the phone can be asked for many hashes at a time. */
const parallel = 32
/** File systems keep times to 2 seconds (FAT) or better. */
const timeToleranceSeconds = 2

/**
 * Finds out what is on the phone already and what stands in the way. Nothing is written.
 * @returns what has to be sent, in the order of the plan
 * @throws what the session throws; the signal's reason
 */
export async function compareItems(
  items: readonly PlannedRestore[],
  run: RestoreRun,
): Promise<readonly Sending[]> {
  const found = new Map<PlannedRestore, Sending>()
  const compareOne = async (planned: PlannedRestore) => {
    const sending = await compare(planned, run)
    if (sending) found.set(planned, sending)
  }
  await runAll(items, compareOne, { ...run, concurrency: parallel })
  return items.flatMap(planned => found.get(planned) ?? [])
}

async function compare(planned: PlannedRestore, run: RestoreRun): Promise<Sending | null> {
  const { item } = planned
  await run.pause.passed(run.signal)
  const decision = await decideOrFail(planned, run)
  switch (decision) {
    case 'send':
    case 'keep-both':
    case 'replace':
      return { planned, decision }
    case null:
      break
    case 'already-there':
      run.ledger.addThere(planned.path, item.bytes)
      // One that has the name may be another file, and this one beside it.
      if (item.favourite && run.rule !== 'keep-both') run.ledger.addFavourite(planned.path)
      break
    case 'skip':
      run.ledger.addSkipped(item.bytes)
      break
    case 'blocked':
      run.issues.add({ item: item.path, during: 'restoring', code: 'name-taken' })
  }
  run.meter.itemEnded({ plannedBytes: item.bytes, movedBytes: 0 })
  return null
}

/** Null for one that the phone does not let us look at, which is among the issues then. */
async function decideOrFail(planned: PlannedRestore, run: RestoreRun): Promise<Decision | null> {
  try {
    return await decideOne(planned, run)
  } catch (error) {
    if (!(error instanceof ItemFailure) || run.signal.aborted) throw error
    const { code, detail } = error
    run.issues.add({ item: planned.item.path, during: 'restoring', code, detail })
    return null
  }
}

async function decideOne({ item, path, contested }: PlannedRestore, run: RestoreRun): Promise<Decision> {
  const existing = await run.view.look(path)
  const same = existing !== null && (await isSame(path, existing, item, run))
  const decision = decide({ existing, same, rule: run.rule, contested })
  if (decision !== 'keep-both') return decision
  // As after an earlier restore.
  return (await findBeside(path, item, run)).same ? 'already-there' : 'keep-both'
}

/** Whether a file of the phone is this item: by the phone's own SHA-256, where it has none by size and time. */
export async function isSame(
  path: string,
  stat: Stat,
  item: BackupItem,
  { checker, session }: RestoreRun,
): Promise<boolean> {
  const { kind, modifiedAt } = stat
  if (kind !== 'file' || !(await session.use(phone => Promise.resolve(mayHave(phone, stat, item.bytes)))))
    return false
  const sha256 = await checker.ask({ path, bytes: item.bytes, modifiedAt })
  if (sha256 !== null) return sha256 === item.sha256
  return Math.abs(modifiedAt - item.modifiedAt) <= timeToleranceSeconds
}

/** After so many a folder is not what it seems. */
const maxBeside = 1_000

/**
 * The first path beside one that is taken which is free, or which the item itself has.
 * @throws ItemFailure `name-taken` when there is none
 */
export async function findBeside(
  path: string,
  item: BackupItem,
  run: RestoreRun,
): Promise<{ readonly path: string; readonly same: boolean }> {
  const names = besideNames(fileName(path))
  for (let tried = 0; tried < maxBeside; tried++) {
    const beside = `${folderOf(path)}/${names.next().value}`
    // Another item goes there, and may replace what is there now.
    if (run.planned.has(beside)) continue
    const existing = await run.view.look(beside)
    if (!existing) return { path: beside, same: false }
    // What this restore has put there is another item.
    if (run.placed.has(beside)) continue
    if (await isSame(beside, existing, item, run)) return { path: beside, same: true }
  }
  throw new ItemFailure('name-taken', fileName(path))
}
