import type { JobSnapshot } from '../../shared/model/job'
import { words } from './words'

/** What a running job is about now, in a few words. */
export function describePhase({ cancelling, hold, phase }: JobSnapshot): string {
  if (cancelling) return words.backup.cancelling
  if (hold === null) return words.backup.phases[phase]
  return hold.kind === 'paused' ? words.backup.paused : words.backup.waiting
}
