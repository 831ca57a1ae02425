import type { JobWords } from '../job-vocabulary'
import { f } from './format'

/** The progress of a restore. */
export const restoring = {
  title: (phone: string) => `Restoring to ${phone}`,
  lead: 'Keep the phone connected. Each file is read back on the phone to make sure it arrived.',
  progress: 'Restore progress',
  currentItem: 'Now restoring',
  problems: (count: number) =>
    count === 1
      ? '1 problem so far. Details at the end.'
      : `${f.count(count)} problems so far. Details at the end.`,
  cancel: 'Cancel restore',
  cancelTitle: 'Cancel this restore?',
  cancelText:
    'Everything restored so far stays on the phone, and nothing half-finished is left there. Restore again to continue with the rest.',
  cancelConfirm: 'Cancel restore',
  closeTitle: 'A restore is still running',
  closeText: 'Closing the window stops it. Everything restored so far stays on the phone.',
  announceEnd: {
    done: 'The restore has finished.',
    failed: 'The restore didn’t finish.',
    cancelled: 'The restore was cancelled.',
  },
  running: (phone: string) => `Restoring to ${phone}`,
  ended: {
    done: 'Restore finished',
    failed: 'The restore didn’t finish',
    cancelled: 'Restore cancelled',
  },
} satisfies JobWords

/** The progress of an export to this computer. */
export const exporting = {
  title: (phone: string) => `Exporting from the backup of ${phone}`,
  lead: 'They’re written as normal files under their own names. The phone isn’t needed.',
  progress: 'Export progress',
  currentItem: 'Now writing',
  problems: restoring.problems,
  cancel: 'Cancel export',
  cancelTitle: 'Cancel this export?',
  cancelText: 'Everything written so far stays in the folder. The backup itself isn’t changed.',
  cancelConfirm: 'Cancel export',
  closeTitle: 'An export is still running',
  closeText: 'Closing the window stops it. Everything written so far stays in the folder.',
  announceEnd: {
    done: 'The export has finished.',
    failed: 'The export didn’t finish.',
    cancelled: 'The export was cancelled.',
  },
  running: (phone: string) => `Exporting from the backup of ${phone}`,
  ended: {
    done: 'Export finished',
    failed: 'The export didn’t finish',
    cancelled: 'Export cancelled',
  },
} satisfies JobWords
