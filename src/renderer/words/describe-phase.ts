import type { JobSnapshot } from '../../shared/model/job'
import { say } from './say'

/** What a running job is about now, in a few words. */
export function describePhase({ cancelling, hold, phase }: JobSnapshot): string {
  if (cancelling) return say('progress.cancelling')
  if (hold === null) return say(`progress.phases.${phase}`)
  return hold.kind === 'paused' ? say('progress.paused') : say('progress.waiting')
}
