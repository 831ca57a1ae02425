import type { ErrorCode } from '../../../shared/model/errors'
import type { JobSnapshot } from '../../../shared/model/job'
import { f } from './format'

export const backup = {
  title: (phone: string) => `Backing up ${phone}`,
  lead: 'Keep the phone connected. You can keep using both devices.',
  phases: {
    preparing: 'Getting ready',
    comparing: 'Comparing with the phone',
    linking: 'Reusing unchanged files',
    rereading: 'Checking unchanged files',
    copying: 'Copying',
    restoring: 'Sending to the phone',
    exporting: 'Writing files',
    verifying: 'Verifying',
    finishing: 'Finishing',
  } satisfies Record<JobSnapshot['phase'], string>,
  cancelling: 'Stopping…',
  progress: 'Backup progress',
  percent: (percent: number) => f.percent(percent),
  items: 'Items',
  itemsOf: (done: number, total: number) => `${f.count(done)} of ${f.count(total)}`,
  data: 'Data',
  bytesOf: (done: number, total: number) => `${f.bytes(done)} of ${f.bytes(total)}`,
  speed: 'Speed',
  remaining: 'Time left',
  remainingText: (seconds: number) => `about ${f.duration(seconds)}`,
  remainingUnknown: 'Calculating…',
  nothing: '–',
  currentItem: 'Now copying',
  problems: (count: number) =>
    count === 1
      ? '1 problem so far. Details at the end.'
      : `${f.count(count)} problems so far. Details at the end.`,
  pause: 'Pause',
  resume: 'Resume',
  paused: 'Paused',
  waiting: 'Waiting for the phone',
  resumes: 'It resumes when the phone reconnects. Everything copied so far is safe.',
  /** What to do until then, where it is not the cable. */
  waitAdvice: {
    'phone-silent': 'Unlock it and check the cable. If that doesn’t help, unplug it and plug it back in.',
    'phone-not-ready': 'Unlock it, and tap “Allow” if it asks.',
    'adb-failed': 'Close other apps that use the phone.',
  } satisfies Partial<Record<ErrorCode, string>> as Partial<Record<ErrorCode, string>>,
  plugIn: 'Plug it back in and unlock it.',
  cancel: 'Cancel backup',
  cancelTitle: 'Cancel this backup?',
  cancelText:
    'Everything copied so far stays on this computer. Back up again to continue where it stopped. Nothing on the phone is changed.',
  cancelConfirm: 'Cancel backup',
  cancelKeep: 'Keep going',
  closeTitle: 'A backup is still running',
  closeText:
    'Closing the window stops it. Everything copied so far stays on this computer, and the next backup continues from there.',
  closeConfirm: 'Stop and close',
  closeKeep: 'Keep going',
  announce: (phase: string, percent: number | null) =>
    percent === null ? phase : `${phase}, ${f.percent(percent)}`,
  announceEnd: {
    done: 'The backup has finished.',
    failed: 'The backup didn’t finish.',
    cancelled: 'The backup was cancelled.',
  },
  running: (phone: string) => `Backing up ${phone}`,
  ended: {
    done: 'Backup finished',
    failed: 'The backup didn’t finish',
    cancelled: 'Backup cancelled',
  },
}
