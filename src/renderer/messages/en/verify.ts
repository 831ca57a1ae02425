import type { FaultCode } from '../../../shared/model/issue'
import { f, itemCount } from './format'

/** Verifying a backup, and what came of it. Progress has the same words as in backup.ts, for a verification. */
export const verify = {
  action: 'Verify',
  again: 'Verify again',
  title: (phone: string) => `Verifying the backup of ${phone}`,
  lead: 'Every file is read again and compared with the saved checksum. The phone isn’t needed.',
  progress: 'Verification progress',
  currentItem: 'Now reading',
  problems: (count: number) =>
    count === 1
      ? '1 fault so far. Verification continues.'
      : `${f.count(count)} faults so far. Verification continues.`,
  cancel: 'Cancel verification',
  cancelTitle: 'Cancel this verification?',
  cancelText: 'The backup itself isn’t changed, and you can verify it at any time.',
  cancelConfirm: 'Cancel verification',
  closeTitle: 'A backup is being verified',
  closeText: 'Closing the window stops it. The backup itself isn’t changed.',
  announceEnd: {
    done: 'The verification has finished.',
    failed: 'The verification didn’t finish.',
    cancelled: 'The verification was cancelled.',
  },
  running: (phone: string) => `Verifying the backup of ${phone}`,
  ended: {
    done: 'Verification finished',
    failed: 'The verification didn’t finish',
    cancelled: 'Verification cancelled',
  },
  outcomes: {
    done: 'Backup verified',
    'with-problems': 'Something is wrong with this backup',
    cancelled: 'Verification cancelled',
    failed: 'The verification didn’t finish',
  },
  doneText: (items: number, bytes: number, seconds: number) =>
    `${itemCount(items)}, ${f.bytes(bytes)}: all present and unchanged. It took ${f.duration(seconds)}.`,
  faultsText: (faults: number, items: number) =>
    `${faults === 1 ? '1 file is' : `${f.count(faults)} files are`} changed, missing or unreadable; ${itemCount(items)} checked.`,
  /** Nothing is wrong but that there is more. */
  foreign: 'Backup verified, with other files in its folder',
  foreignText: (items: number) => `${itemCount(items)}: all present and unchanged.`,
  cancelledText: (items: number) => `${itemCount(items)} read before it stopped.`,
  partial: 'This backup was interrupted. What it has so far was verified.',
  faultsTitle: 'Problems found',
  noReport: 'The details of this verification are no longer available.',
  faults: {
    missing: {
      title: 'These files are missing',
      advice: 'They were moved or deleted. Back up again: what’s still on the phone is saved again.',
    },
    changed: {
      title: 'These files have changed',
      advice:
        'The drive is failing, or someone changed them. Don’t rely on them: back up again, preferably to another drive.',
    },
    extra: {
      title: 'These files don’t belong to the backup',
      advice: 'Someone put them there. They do no harm; move them elsewhere if they’re yours.',
    },
    unreadable: {
      title: 'These files couldn’t be read',
      advice: 'The drive may be failing. Copy what you can to another one, and back up again there.',
    },
    'index-line': {
      title: 'OpenedItems of the list of contents can’t be read',
      advice: 'The files they list may still be there, but can’t be verified. Back up again.',
    },
  } satisfies Record<FaultCode, { readonly title: string; readonly advice: string }>,
}
