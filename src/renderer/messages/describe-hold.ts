import type { Hold } from '../../shared/model/job'
import { describeError } from './describe-error'
import { words } from './words'

interface HoldWords {
  readonly title: string
  readonly text: string
}

/** Why a job stands still, and what ends that. */
export function describeHold(hold: Hold): HoldWords {
  if (hold.kind === 'paused') return { title: words.backup.paused, text: words.backup.pausedText }
  const advice = words.backup.waitAdvice[hold.error.code] ?? words.backup.plugIn
  return { title: describeError(hold.error).title, text: `${advice} ${words.backup.goesOn}` }
}
