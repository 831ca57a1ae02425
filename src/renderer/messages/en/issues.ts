import type { IssueCode } from '../../../shared/model/job'

/** What happened to single items, and what to do about it. */
export const issues = {
  'refused-by-phone': {
    title: 'The phone refused to hand these over',
    advice: 'They belong to an app that keeps them closed. Save them from within that app.',
  },
  vanished: {
    title: 'These were gone when their turn came',
    advice: 'They were moved or deleted on the phone meanwhile. If that was not you, back up again.',
  },
  'changed-while-copying': {
    title: 'These changed while they were copied',
    advice: 'An app was writing to them. Close it and back up again.',
  },
  'cut-short': {
    title: 'These arrived incomplete and were not kept',
    advice: 'Check the cable and back up again.',
  },
  'differs-from-phone': {
    title: 'These arrived different from what the phone has, and were not kept',
    advice: 'Something on the way changed them. Try another cable or another USB port, and back up again.',
  },
  'phone-failed': {
    title: 'The phone could not read these',
    advice: 'Try to open them on the phone. If that works, back up again; if not, they are damaged there.',
  },
  'unsafe-name': {
    title: 'These have names that a computer cannot take',
    advice: 'Rename them on the phone and back up again.',
  },
  'path-too-long': {
    title: 'These have a path too long for this folder',
    advice:
      'Choose a backup folder nearer to the top of the drive, or move them to a shorter path on the phone.',
  },
  'kept-aside': {
    title: 'An interrupted backup had saved these, and they could not be accounted for',
    advice: 'Nothing was thrown away: they are in the folder “Unlisted” of this backup.',
  },
  'folder-unreadable': {
    title: 'These folders could not be looked into',
    advice: 'Android keeps them closed to other programs. What is in them is not in the backup.',
  },
  'damaged-in-backup': {
    title: 'These are damaged in the backup and were left out',
    advice: 'They are not as they were saved. If an earlier backup has them, restore them from that one.',
  },
  'needs-newer-version': {
    title: 'Saved by a newer version',
    advice:
      'This version cannot put these back on a phone. Export them to this computer, or update Phonekeep.',
  },
  'not-a-place-on-phone': {
    title: 'These have paths that cannot be on a phone',
    advice: 'Restore them to this computer instead.',
  },
  'refused-to-take': {
    title: 'The phone refused to take these',
    advice: 'Android keeps their folder closed. Restore them into one folder of their own.',
  },
  'differs-after-sending': {
    title: 'These arrived different on the phone and were taken away again',
    advice: 'Something on the way changed them. Try another cable or another USB port, and restore again.',
  },
  'name-taken': {
    title: 'Their names are taken',
    advice: 'Something else has the same name there. Move it away or use another folder, and try again.',
  },
} satisfies Record<IssueCode, { readonly title: string; readonly advice: string }>
