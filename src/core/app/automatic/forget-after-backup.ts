import { dirname } from 'node:path'
import type { ForgetReport, Outcome } from '../../../shared/model/job'
import type { ReadyJob } from '../../jobs/run-job'
import { listLibrary } from '../list-library'
import type { MarkedBackup } from '../library-view'
import { doomedBackups, planForget } from '../plan-forget'
import { prepareForget, type ForgetDeps } from '../prepare-forget'
import { readRetention } from '../retention-settings'
import type { Settings } from '../settings'

export interface MadeByItself {
  /** The phone's hardware serial. */
  readonly phoneId: string
  readonly phoneName: string
  /** Of the backup. */
  readonly folder: string
}

/**
 * What of a phone's backups goes after one has been made by itself: what the rule for them does not keep. Nothing does before a
 * person has removed some by that rule once, and has said where to.
 * @returns null where all stay
 */
export async function forgetAfterBackup(
  { phoneId, phoneName, folder }: MadeByItself,
  settings: Settings,
  deps: ForgetDeps & { readonly now: () => number },
): Promise<ReadyJob<Outcome<ForgetReport>> | null> {
  const { rule, removal } = readRetention(settings, phoneId)
  if (rule.kind === 'keep-all' || removal === null) return null
  const found: MarkedBackup[] = []
  for await (const together of listLibrary(dirname(folder), deps.ring)) found.push(...together)
  const backups = doomedBackups(planForget({ backups: found, rule, now: deps.now() }))
  return backups.length === 0 ? null : prepareForget({ backups, rule, removal, phoneName }, deps)
}
