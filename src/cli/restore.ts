import { planRestore } from '../core/jobs/restore/plan-restore'
import { runRestore, type RestoreOutcome } from '../core/jobs/restore/run-restore'
import type { ConflictRule, RestoreTarget } from '../shared/model/restore'
import { chooseItems, type ItemChoice } from './choose-items'
import { exitCodes } from './exit-codes'
import { formatBytes } from './format'
import { createJobReporter, exitCodeOf } from './job-reporter'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { stopOnSignal } from './stop-on-signal'

export interface RestoreCommand extends ItemChoice {
  readonly serial: string | undefined
  readonly target: RestoreTarget
  readonly rule: ConflictRule
  /** How long to wait for a phone that was unplugged, in milliseconds. */
  readonly waitMs: number
}

/**
 * Puts items of a backup onto a phone. @returns the exit code
 * @throws Failure, AdbError when it cannot be started
 */
export async function restore(phones: Phones, command: RestoreCommand): Promise<number> {
  const reporter = createJobReporter({ ...command, describe })
  return await stopOnSignal(command.io, async signal => {
    try {
      const { backup, chosen, badLines } = await chooseItems(command, signal)
      const { phone, access } = await reachPhone(phones, { ...command, signal })
      const plan = planRestore({ items: chosen, phone, target: command.target })
      const bytes = plan.items.reduce((total, { item }) => total + item.bytes, 0)
      reporter.starting({ items: plan.items.length, bytes, badLines })
      const ports = { backup, phone: access, details: phone }
      const outcome = await runRestore(plan, command.rule, ports, { signal, onProgress: reporter.progress })
      reporter.ended(outcome)
      return exitCodeOf(outcome)
    } catch (error) {
      if (!signal.aborted) throw error
      reporter.cancelledEarly()
      return exitCodes.cancelled
    }
  })
}

function describe({ totals, mediaIndex }: RestoreOutcome): readonly string[] {
  const { restored, alreadyThere, skipped, keptBoth, replaced, checkedByPhone } = totals
  return [
    `${restored.count} restored, ${formatBytes(restored.bytes)}; ${checkedByPhone} read back by the phone with the same SHA-256`,
    ...(alreadyThere.count > 0 ? [`${alreadyThere.count} were there already`] : []),
    ...(skipped.count > 0 ? [`${skipped.count} left, because another file has the name`] : []),
    ...(keptBoth > 0 ? [`${keptBoth} under another name, beside the file that has theirs`] : []),
    ...(replaced > 0 ? [`${replaced} in place of another file`] : []),
    ...(mediaIndex ? [`the phone's gallery lists ${mediaIndex.listed} of ${mediaIndex.expected}`] : []),
  ]
}
