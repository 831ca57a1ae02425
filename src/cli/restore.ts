import { prepareRestore } from '../core/app/prepare-restore'
import type { RestoreReport } from '../shared/model/job'
import type { ConflictRule, RestoreTarget } from '../shared/model/restore'
import { exitCodeOf, exitCodes } from './exit-codes'
import { formatBytes } from './format'
import { createJobReporter } from './job-reporter'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { selectItems, type ItemChoice } from './select-items'
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
      const { backup, selected, badLines } = await selectItems(command, signal)
      const { phone, access } = await reachPhone(phones, { ...command, signal })
      const { target, rule: onConflict } = command
      const ready = prepareRestore({ backup, selected, phone, target, onConflict }, access)
      reporter.starting(ready.facts, badLines)
      const outcome = await ready.run({ signal, onProgress: reporter.progress })
      reporter.ended(outcome)
      return exitCodeOf(outcome)
    } catch (error) {
      if (!signal.aborted) throw error
      reporter.cancelledEarly()
      return exitCodes.cancelled
    }
  })
}

function describe({ totals, mediaIndex }: RestoreReport): readonly string[] {
  const { restored, alreadyThere, skipped, keptBoth, replaced, checkedByPhone, confirmed } = totals
  return [
    `${restored.count} restored, ${formatBytes(restored.bytes)}; ${checkedByPhone} verified on the phone (SHA-256)`,
    ...(confirmed > 0 ? [`${confirmed} confirmed by the phone`] : []),
    ...(alreadyThere.count > 0 ? [`${alreadyThere.count} already there`] : []),
    ...(skipped.count > 0 ? [`${skipped.count} skipped (name exists)`] : []),
    ...(keptBoth > 0 ? [`${keptBoth} kept both (renamed)`] : []),
    ...(replaced > 0 ? [`${replaced} replaced`] : []),
    ...(mediaIndex && mediaIndex.expected > 0
      ? [`the phone's gallery lists ${mediaIndex.listed} of ${mediaIndex.expected}`]
      : []),
  ]
}
