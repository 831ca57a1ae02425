import type { Hold } from '../../shared/model/job'
import { describeError } from './describe-error'
import { words } from './words'

type Waiting = Extract<Hold, { kind: 'phone' }>

interface HoldWords {
  readonly title: string
  readonly text: string
}

/** Why a job waits for the phone, and what ends that. */
export function describeWaiting({ error }: Waiting): HoldWords {
  const advice = words.backup.waitAdvice[error.code] ?? words.backup.plugIn
  return { title: describeError(error).title, text: `${advice} ${words.backup.resumes}` }
}

/** Why a job stands still, to be read out. */
export function describeHold(hold: Hold): string {
  if (hold.kind === 'paused') return words.backup.paused
  const { title, text } = describeWaiting(hold)
  return `${title}. ${text}`
}
