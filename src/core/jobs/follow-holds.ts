import type { Hold } from '../../shared/model/job'
import { describeError } from '../errors/describe-error'
import type { PauseGate } from './pause-gate'
import type { ProgressMeter } from './progress'

/** Tells why the run stands still: the person's pause before the phone's absence. */
export function followHolds(pause: PauseGate, meter: ProgressMeter) {
  let waiting: Hold | null = null
  const tell = () => meter.held(pause.paused() ? { kind: 'paused' } : waiting)
  const end = pause.onChange(tell)
  if (pause.paused()) tell()
  return {
    onWaiting: (error: Error | null) => {
      waiting = error && { kind: 'phone', error: describeError(error) }
      tell()
    },
    end,
  }
}
