import type { IssueCode } from '../../../shared/model/issue'

/** What happened to single items, and what to do about it. */
export const issues = {
  'refused-by-phone': {
    title: 'The phone refused access to these items',
    advice: 'They belong to an app that keeps them private. Save them from within that app.',
  },
  vanished: {
    title: 'These items disappeared during the backup',
    advice: 'They were moved or deleted on the phone in the meantime. If that wasn’t you, back up again.',
  },
  'changed-while-copying': {
    title: 'These items changed while being copied',
    advice: 'An app was writing to them. Close it and back up again.',
  },
  'cut-short': {
    title: 'These items arrived incomplete and weren’t kept',
    advice: 'Check the cable and back up again.',
  },
  'differs-from-phone': {
    title: 'These items arrived different from the phone’s and weren’t kept',
    advice: 'They were altered on the way. Try another cable or USB port, and back up again.',
  },
  'phone-failed': {
    title: 'The phone couldn’t read these items',
    advice: 'Try opening them on the phone. If that works, back up again; if not, they’re damaged there.',
  },
  'unsafe-name': {
    title: 'These files have names a computer can’t use',
    advice: 'Rename them on the phone and back up again.',
  },
  'path-too-long': {
    title: 'These files have paths too long for this folder',
    advice:
      'Choose a backup folder closer to the top of the drive, or move them to a shorter path on the phone.',
  },
  'kept-aside': {
    title: 'These files from an interrupted backup weren’t listed',
    advice: 'Nothing was thrown away: they’re in this backup’s “Unlisted” folder.',
  },
  'folder-unreadable': {
    title: 'These folders couldn’t be opened',
    advice: 'Android doesn’t let other apps open them. What’s in them isn’t in the backup.',
  },
  'damaged-in-backup': {
    title: 'These items are damaged in the backup and were skipped',
    advice: 'They’ve changed since they were saved. If an earlier backup has them, restore them from there.',
  },
  'needs-newer-version': {
    title: 'Saved by a newer version',
    advice: 'This version can’t restore these to a phone. Export them to this computer, or update Phonekeep.',
  },
  'cannot-be-put-back': {
    title: 'These can’t be restored to a phone',
    advice: 'Export them to this computer instead.',
  },
  'not-a-place-on-phone': {
    title: 'These files have paths that can’t exist on a phone',
    advice: 'Restore them to this computer instead.',
  },
  'refused-to-take': {
    title: 'The phone didn’t accept these items',
    advice: 'Android has locked their folder. Restore them to a single folder instead.',
  },
  'differs-after-sending': {
    title: 'These items arrived different on the phone and were removed again',
    advice: 'They were altered on the way. Try another cable or USB port, and restore again.',
  },
  'name-taken': {
    title: 'Their names are already in use',
    advice: 'Something else there has the same name. Move it or use another folder, and try again.',
  },
} satisfies Record<IssueCode, { readonly title: string; readonly advice: string }>
