import type { JobWords } from '../job-vocabulary'
import { f } from './format'

/** The progress of a restore. */
export const restoring = {
  title: (phone: string) => `Restoring to ${phone}`,
  lead: 'Keep the phone connected. Each file is read again on the phone to prove that it arrived.',
  progress: 'Restore progress',
  currentItem: 'Now restoring',
  problems: (count: number) =>
    count === 1
      ? '1 problem so far. You see it at the end.'
      : `${f.count(count)} problems so far. You see them at the end.`,
  cancel: 'Cancel restore',
  cancelTitle: 'Cancel this restore?',
  cancelText:
    'What has been restored stays on the phone, and nothing half done is left there. Restore again to go on with the rest.',
  cancelConfirm: 'Cancel restore',
  closeTitle: 'A restore is still running',
  closeText: 'Closing the window stops it. What has been restored so far stays on the phone.',
  announceEnd: {
    done: 'The restore has finished.',
    failed: 'The restore could not be finished.',
    cancelled: 'The restore was cancelled.',
  },
  running: (phone: string) => `Restoring to ${phone}`,
  ended: {
    done: 'Restore finished',
    failed: 'The restore could not be finished',
    cancelled: 'Restore cancelled',
  },
} satisfies JobWords

/** The progress of an export to this computer. */
export const exporting = {
  title: (phone: string) => `Exporting from the backup of ${phone}`,
  lead: 'The files are written readable, under their own names. The phone is not needed.',
  progress: 'Export progress',
  currentItem: 'Now writing',
  problems: restoring.problems,
  cancel: 'Cancel export',
  cancelTitle: 'Cancel this export?',
  cancelText: 'What has been written stays in the folder. The backup itself stays as it is.',
  cancelConfirm: 'Cancel export',
  closeTitle: 'An export is still running',
  closeText: 'Closing the window stops it. What has been written so far stays in the folder.',
  announceEnd: {
    done: 'The export has finished.',
    failed: 'The export could not be finished.',
    cancelled: 'The export was cancelled.',
  },
  running: (phone: string) => `Exporting from the backup of ${phone}`,
  ended: {
    done: 'Export finished',
    failed: 'The export could not be finished',
    cancelled: 'Export cancelled',
  },
} satisfies JobWords
