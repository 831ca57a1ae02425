import { Presets, SingleBar } from 'cli-progress'
import type { Progress } from '../shared/model/job'
import { printable } from '../shared/printable'
import type { ErrorInfo } from '../shared/model/errors'
import { formatBytes, formatSeconds } from './format'

/** How far something is, for people: a bar on a terminal, a line for each tenth in a log file. */
export interface ProgressLine {
  readonly start: (totalBytes: number) => void
  readonly update: (progress: Progress) => void
  readonly stop: () => void
}

export function createProgressLine({ stdout, stderr }: NodeJS.Process): ProgressLine {
  const bar = new SingleBar(
    {
      format: '{bar} {percentage}% | {done} | {speed}/s | {left} left | {item}',
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
    stdout.write(`${tenths * 10}%, ${formatBytes(bytesPerSecond)}/s\n`)
  }
  const tellHold = ({ hold }: Progress) => {
    if (held === (hold !== null)) return
    held = hold !== null
    if (hold?.kind === 'phone')
      stderr.write(`\nThe phone is gone${said(hold.error)}. Waiting for it to reconnect… (Ctrl+C stops)\n`)
    else if (!held) stderr.write('Resuming.\n')
  }
  return {
    start: totalBytes => {
      if (stderr.isTTY) bar.start(Math.max(totalBytes, 1), 0, { done: '', speed: '', left: '?', item: '' })
    },
    update: progress => {
      tellHold(progress)
      if (!stderr.isTTY) return tellTenths(progress)
      const { bytesDone, bytesPerSecond, remainingSeconds, currentItem } = progress
      bar.update(bytesDone, {
        done: formatBytes(bytesDone),
        speed: formatBytes(bytesPerSecond),
        left: remainingSeconds === null ? '?' : formatSeconds(remainingSeconds),
        item: printable(currentItem ?? '').slice(0, 30),
      })
    },
    stop: () => bar.stop(),
  }
}

function said({ details }: ErrorInfo): string {
  return details?.['message'] ? ` (${printable(String(details['message']))})` : ''
}
