import { prepareRestore } from '../core/app/prepare-restore'
import type { RestoreReport } from '../shared/model/job'
import type { ConflictRule, ContactWay, HandedOver, RestoreTarget } from '../shared/model/restore'
import { exitCodeOf, exitCodes } from './exit-codes'
import { createJobReporter } from './job-reporter'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { say } from './say'
import { selectItems, type ItemChoice } from './select-items'
import { stopOnSignal } from './stop-on-signal'

export interface RestoreCommand extends ItemChoice {
  readonly serial: string | undefined
  readonly target: RestoreTarget
  readonly rule: ConflictRule
  readonly contactsBy: ContactWay
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
      const { target, rule: onConflict, contactsBy } = command
      const ready = prepareRestore({ backup, selected, phone, target, onConflict, contactsBy }, access)
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

function describe({ totals, mediaIndex, favourites, handedOver }: RestoreReport): readonly string[] {
  const { restored, alreadyThere, skipped, keptBoth, replaced, checkedByPhone, confirmed } = totals
  return [
    say('restore.restored', { ...restored, checked: checkedByPhone }),
    ...(confirmed > 0 ? [say('restore.confirmed', { count: confirmed })] : []),
    ...(alreadyThere.count > 0 ? [say('restore.alreadyThere', { count: alreadyThere.count })] : []),
    ...(skipped.count > 0 ? [say('restore.skipped', { count: skipped.count })] : []),
    ...(keptBoth > 0 ? [say('restore.keptBoth', { count: keptBoth })] : []),
    ...(replaced > 0 ? [say('restore.replaced', { count: replaced })] : []),
    ...(mediaIndex && mediaIndex.expected > 0
      ? [say('restore.listed', { listed: mediaIndex.listed, expected: mediaIndex.expected })]
      : []),
    ...(favourites ? [say('restore.favourites', { ...favourites })] : []),
    ...(handedOver ? describeHandedOver(handedOver) : []),
  ]
}

function describeHandedOver({ count, path, contactsBefore }: HandedOver): readonly string[] {
  return [
    say('restore.handedOver', { count, path }),
    ...(contactsBefore === null ? [] : [say('restore.contactsBefore', { count: contactsBefore })]),
  ]
}
