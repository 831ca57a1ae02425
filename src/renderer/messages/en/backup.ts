import type { ErrorCode } from '../../../shared/model/errors'
import type { JobSnapshot } from '../../../shared/model/job'
import { f } from './format'

export const backup = {
  title: (phone: string) => `Backing up ${phone}`,
  lead: 'Keep the phone connected. You can go on using it, and this computer too.',
  phases: {
    preparing: 'Getting ready',
    comparing: 'Comparing with what is on the phone',
    linking: 'Reusing unchanged files',
    rereading: 'Checking unchanged files',
    copying: 'Copying',
    restoring: 'Sending to the phone',
    exporting: 'Writing',
    verifying: 'Reading it again',
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
  remainingUnknown: 'Working it out…',
  nothing: '–',
  currentItem: 'Now copying',
  problems: (count: number) =>
    count === 1
      ? '1 problem so far. You see it at the end.'
      : `${f.count(count)} problems so far. You see them at the end.`,
  pause: 'Pause',
  goOn: 'Go on',
  paused: 'Paused',
  waiting: 'Waiting for the phone',
  goesOn: 'It goes on by itself when the phone is back. What has been copied is safe.',
  /** What to do until then, where it is not the cable. */
  waitAdvice: {
    'phone-silent': 'Unlock it and check the cable. If nothing changes, unplug it and plug it in again.',
    'phone-not-ready': 'Unlock it, and tap “Allow” if it asks.',
    'adb-failed': 'Close other programs that use the phone.',
  } satisfies Partial<Record<ErrorCode, string>> as Partial<Record<ErrorCode, string>>,
  plugIn: 'Plug it in again and unlock it.',
  cancel: 'Cancel backup',
  cancelTitle: 'Cancel this backup?',
  cancelText:
    'What has been copied so far stays on this computer. Back up again to go on with it. Nothing on the phone is changed.',
  cancelConfirm: 'Cancel backup',
  cancelKeep: 'Keep going',
  closeTitle: 'A backup is still running',
  closeText:
    'Closing the window stops it. What has been copied so far stays on this computer, and the next backup goes on with it.',
  closeConfirm: 'Stop and close',
  closeKeep: 'Keep going',
  announce: (phase: string, percent: number | null) =>
    percent === null ? phase : `${phase}, ${f.percent(percent)}`,
  announceEnd: {
    done: 'The backup has finished.',
    failed: 'The backup could not be finished.',
    cancelled: 'The backup was cancelled.',
  },
  running: (phone: string) => `Backing up ${phone}`,
  ended: {
    done: 'Backup finished',
    failed: 'The backup could not be finished',
    cancelled: 'Backup cancelled',
  },
}
