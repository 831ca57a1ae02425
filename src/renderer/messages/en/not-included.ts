import type { NotIncluded } from '../../../shared/model/backup-report'
import { f, itemCount } from './format'

/** Why something isn't in a backup. */
export const notIncluded = {
  'closed-folders': (count = 0) =>
    count === 1
      ? '1 folder that Android doesn’t share.'
      : `${f.count(count)} folders that Android doesn’t share.`,
  'app-data': (_count?: number) => 'Private app data: Android doesn’t allow access.',
  'contacts-messages-calls': (_count?: number) =>
    'Contacts, messages and the call log: not in this version yet.',
  'caches-and-trash': (count?: number) =>
    `Caches and thumbnails, which the phone recreates, and the trash${count === undefined ? '' : ` (${itemCount(count)})`}.`,
  unknown: (count?: number, name = '') =>
    `“${name}”, from a newer version of Phonekeep${count === undefined ? '' : ` (${f.count(count)})`}.`,
  'not-selected': (count?: number) =>
    count === undefined ? 'What you didn’t select.' : `What you didn’t select (${f.count(count)}).`,
} satisfies Record<NotIncluded['reason'], (count?: number, name?: string) => string>
