import type { FaultCode } from '../../../shared/model/job'
import { f, itemCount } from './format'

/** Reading a backup again, and what came of it. Progress has the same words as in backup.ts, for a check. */
export const verify = {
  action: 'Verify',
  again: 'Verify again',
  title: (phone: string) => `Verifying the backup of ${phone}`,
  lead: 'Every file is read again and held against what was noted when it was saved. The phone is not needed.',
  progress: 'Verification progress',
  currentItem: 'Now reading',
  problems: (count: number) =>
    count === 1
      ? '1 fault so far. The check goes on.'
      : `${f.count(count)} faults so far. The check goes on.`,
  cancel: 'Cancel check',
  cancelTitle: 'Cancel this check?',
  cancelText: 'Nothing is lost. The backup itself stays as it is, and you can verify it at any time.',
  cancelConfirm: 'Cancel check',
  closeTitle: 'A backup is being verified',
  closeText: 'Closing the window ends the check. The backup itself stays as it is.',
  announceEnd: {
    done: 'The check has finished.',
    failed: 'The check could not be finished.',
    cancelled: 'The check was cancelled.',
  },
  running: (phone: string) => `Verifying the backup of ${phone}`,
  ended: {
    done: 'Check finished',
    failed: 'The check could not be finished',
    cancelled: 'Check cancelled',
  },
  outcomes: {
    done: 'All well',
    'with-problems': 'Something is wrong with this backup',
    cancelled: 'Check cancelled',
    failed: 'The check could not be finished',
  },
  doneText: (items: number, bytes: number, seconds: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)}: every one is there and as it was saved. It took ${f.duration(seconds)}.`,
  faultsText: (faults: number, items: number) =>
    `${faults === 1 ? '1 file is' : `${f.count(faults)} files are`} not as saved; ${itemCount(items)} were checked.`,
  /** Nothing is wrong but that there is more. */
  foreign: 'The backup is well, with other files in its folder',
  foreignText: (items: number) => `${itemCount(items)}: every one is there and as it was saved.`,
  cancelledText: (items: number) => `Until then ${itemCount(items)} had been read.`,
  partial: 'This backup was interrupted. What it holds so far was checked.',
  faultsTitle: 'What was found',
  noReport: 'The details of this check are not available any more.',
  faults: {
    missing: {
      title: 'These are not there any more',
      advice: 'They were moved or deleted. Back up again: what is still on the phone is saved anew.',
    },
    changed: {
      title: 'These are not as they were saved',
      advice:
        'The drive is failing, or somebody changed them. Do not rely on them: back up again, best to another drive.',
    },
    extra: {
      title: 'These do not belong to the backup',
      advice: 'Somebody put them there. They harm nothing; move them elsewhere if they are yours.',
    },
    unreadable: {
      title: 'These could not be read',
      advice: 'The drive may be failing. Copy what you can to another one, and back up again there.',
    },
    'index-line': {
      title: 'Parts of the list of contents cannot be read',
      advice: 'What they named may be there all the same, but cannot be checked. Back up again.',
    },
  } satisfies Record<FaultCode, { readonly title: string; readonly advice: string }>,
}
