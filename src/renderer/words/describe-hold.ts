import type { ErrorCode } from '../../shared/model/errors'
import type { Hold } from '../../shared/model/job'
import { explainError } from './explain-error'
import { say } from './say'

type Waiting = Extract<Hold, { kind: 'phone' }>

interface HoldWords {
  readonly title: string
  readonly text: string
}

/** Where it is not the cable. */
const otherThanCable = [
  'phone-silent',
  'phone-not-ready',
  'adb-failed',
] as const satisfies readonly ErrorCode[]

/** Why a job waits for the phone, and what ends that. */
export function describeWaiting({ error }: Waiting): HoldWords {
  const code = otherThanCable.find(each => each === error.code)
  const advice = code === undefined ? say('progress.plugIn') : say(`progress.waitAdvice.${code}`)
  return { title: explainError(error).title, text: say('progress.resumes', { advice }) }
}

/** Why a job stands still, to be read out. */
export function describeHold(hold: Hold): string {
  return hold.kind === 'paused' ? say('progress.paused') : say('progress.held', { ...describeWaiting(hold) })
}
