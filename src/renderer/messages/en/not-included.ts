import type { NotIncluded } from '../../../shared/model/job'
import { f, itemCount } from './format'

/** Why a backup of this kind lacks something. */
export const notIncluded = {
  'closed-folders': (count = 0) =>
    count === 1
      ? '1 folder that Android keeps closed to other programs.'
      : `${f.count(count)} folders that Android keeps closed to other programs.`,
  'app-data': (_count?: number) => 'What apps keep inside themselves: Android opens it to no other program.',
  'contacts-messages-calls': (_count?: number) =>
    'Contacts, messages and the call log: not part of this version yet.',
  'caches-and-trash': (count?: number) =>
    `Caches and thumbnails, which the phone makes anew, and the trash${count === undefined ? '' : ` (${itemCount(count)})`}.`,
  unknown: (count?: number, name = '') =>
    `“${name}”, as a newer version calls it${count === undefined ? '' : ` (${f.count(count)})`}.`,
  'not-selected': (count?: number) =>
    count === undefined ? 'What you did not select.' : `What you did not select (${f.count(count)}).`,
} satisfies Record<NotIncluded['reason'], (count?: number, name?: string) => string>
