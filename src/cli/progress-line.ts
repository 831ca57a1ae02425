import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../shared/model/job'
import { printable } from '../shared/printable'
import { describeCause } from './describe-said'
import { format, say } from './say'

/** How far something is, for people: a bar on a terminal, a line for each tenth in a log file. */
export interface ProgressLine {
  readonly start: (totalBytes: number) => void
  readonly update: (progress: Progress) => void
  readonly stop: () => void
}

export function createProgressLine({ stdout, stderr }: NodeJS.Process): ProgressLine {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {done} | {speed} | {left} | {item}',
      stream: stderr,
      hideCursor: true,
    },
    Presets.shades_classic,
  )
  let tenthsTold = 0
  let held = false
  const tellTenths = ({ bytesDone, bytesTotal, bytesPerSecond }: Progress) => {
    const tenths = Math.floor((bytesDone / Math.max(bytesTotal, 1)) * 10)
    if (tenths <= tenthsTold) return
    tenthsTold = tenths
    stdout.write(say('progress.tenth', { percent: tenths * 10, speed: bytesPerSecond }) + '\n')
  }
  const tellHold = ({ hold }: Progress) => {
    if (held === (hold !== null)) return
    held = hold !== null
    if (hold?.kind === 'phone')
      stderr.write(`\n${say('progress.waiting', { said: describeCause(hold.error) })}\n`)
    else if (!held) stderr.write(say('progress.resuming') + '\n')
  }
  return {
    start: totalBytes => {
      if (stderr.isTTY)
        bar.start(Math.max(totalBytes, 1), 0, { done: '', speed: '', left: describeLeft(null), item: '' })
    },
    update: progress => {
      tellHold(progress)
      if (!stderr.isTTY) return tellTenths(progress)
      const { bytesDone, bytesPerSecond, remainingSeconds, currentItem } = progress
      bar.update(bytesDone, {
        done: format().bytes(bytesDone),
        speed: format().speed(bytesPerSecond),
        left: describeLeft(remainingSeconds),
        item: printable(currentItem ?? '').slice(0, 30),
      })
    },
    stop: () => bar.stop(),
  }
}

function describeLeft(seconds: number | null): string {
  return seconds === null ? say('progress.leftUnknown') : say('progress.left', { seconds })
}
