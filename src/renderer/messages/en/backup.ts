import type { JobSnapshot } from '../../../shared/model/job'
import { f } from './format'

export const backup = {
  title: (phone: string) => `Backing up ${phone}`,
  phases: {
    preparing: 'Getting ready',
    linking: 'Taking over what has not changed',
    copying: 'Copying',
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
  noSpeed: '–',
  remaining: 'Time left',
  remainingText: (seconds: number) => `about ${f.duration(seconds)}`,
  remainingUnknown: 'Working it out…',
  currentItem: 'Now copying',
  problems: (count: number) =>
    count === 1
      ? '1 problem so far. The backup goes on.'
      : `${f.count(count)} problems so far. The backup goes on.`,
  keepConnected: 'Keep the phone connected. You can go on using it, and this computer too.',
  cancel: 'Cancel backup',
  cancelTitle: 'Cancel this backup?',
  cancelText:
    'What has been copied so far stays on this computer, in a folder marked .partial. Nothing on the phone is changed.',
  cancelConfirm: 'Cancel backup',
  cancelKeep: 'Keep going',
  closeTitle: 'A backup is still running',
  closeText:
    'Closing the window stops it. What has been copied so far stays on this computer, in a folder marked .partial.',
  closeConfirm: 'Stop and close',
  closeKeep: 'Keep going',
  announce: (phase: string, percent: number | null) =>
    percent === null ? phase : `${phase}, ${f.percent(percent)}`,
  announceEnd: {
    done: 'The backup has finished.',
    failed: 'The backup could not be finished.',
    cancelled: 'The backup was cancelled.',
  },
}
