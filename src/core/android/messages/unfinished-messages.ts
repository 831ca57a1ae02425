import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { queryIds } from '../content/query-ids'
import { mmsTable } from './message-tables'

/**
 * The transaction of a multimedia message that is being put on the phone begins with it, until all of its addresses and
 * parts are there and its own transaction is given back to it.
 */
export const unfinishedMark = 'phonekeep-'

/** What sorts right after all that begins with the mark: `.` follows `-`. */
const afterMark = 'phonekeep.'

export const unfinishedCondition = `tr_id>='${unfinishedMark}' AND tr_id<'${afterMark}'`

/** Ids of the multimedia messages that a restore has begun to put there and not finished. @throws PhoneError; the signal's reason */
export async function unfinishedMessages(
  link: PhoneLink,
  options: ShellOptions,
): Promise<ReadonlySet<number>> {
  return new Set(await queryIds(link, { uri: mmsTable.uri, where: unfinishedCondition }, options))
}
