import type { Row } from '../sql/expressions'
import type { TelephonyTables } from './telephony-tables'

/** PhoneNumberUtils.compareLoosely: config_phonenumber_compare_min_match. */
const minMatch = 7

/** What two ways to write one recipient have in common: the last digits of a number, else the address in lower case. */
function keyOf(address: string): string {
  const digits = address.replace(/[^\d+]/g, '')
  const isNumber = /^[+\d][\d\s().-]*$/.test(address.trim())
  return isNumber && digits.length >= minMatch ? digits.slice(-minMatch) : address.toLowerCase()
}

/** The id of the thread with these recipients alone; makes it, and their canonical addresses, where there is none. */
export type ThreadFinder = (recipients: readonly string[]) => number

/** MmsSmsProvider.java, getThreadId. */
export function createThreadFinder({ addresses, threads }: TelephonyTables): ThreadFinder {
  const addressIds = new Map<string, number>()
  const threadIds = new Map<string, number>()
  for (const row of addresses.rows()) addressIds.set(keyOf(String(row['address'])), Number(row['_id']))
  for (const row of threads.rows()) threadIds.set(String(row['recipient_ids']), Number(row['_id']))

  const addressId = (address: string): number => {
    const known = addressIds.get(keyOf(address))
    if (known !== undefined && addresses.get(known) !== undefined) return known
    const id = addresses.insert({ address }) ?? 0
    addressIds.set(keyOf(address), id)
    return id
  }

  return recipients => {
    const ids = [...new Set(recipients.map(addressId))].sort((left, right) => left - right)
    const recipientIds = ids.join(' ')
    const known = threadIds.get(recipientIds)
    if (known !== undefined && threads.get(known) !== undefined) return known
    // Threads.COMMON_THREAD and BROADCAST_THREAD.
    const id = threads.insert({ recipient_ids: recipientIds, type: ids.length > 1 ? 1 : 0 }) ?? 0
    threadIds.set(recipientIds, id)
    return id
  }
}

/** Threads as the triggers of the database keep them: how many messages, when the last one came, and what it says. */
export function describeThreads({ sms, pdu, threads, part }: TelephonyTables): readonly Row[] {
  const seen = new Map<number, { count: number; date: number; snippet: string | null; unread: boolean }>()
  const add = (row: Row, date: number, snippet: string | null): void => {
    const thread = Number(row['thread_id'])
    const before = seen.get(thread)
    const isLast = before === undefined || date >= before.date
    seen.set(thread, {
      count: (before?.count ?? 0) + 1,
      date: isLast ? date : before.date,
      snippet: isLast ? snippet : before.snippet,
      unread: before?.unread === true || row['read'] === 0,
    })
  }
  for (const row of sms.rows())
    add(row, Number(row['date']), row['body'] === null ? null : String(row['body']))
  for (const row of pdu.rows())
    add(row, Number(row['date']) * 1000, row['sub'] === null ? null : String(row['sub']))
  const withFiles = new Set([...part.rows()].filter(row => row['_data'] !== null).map(row => row['mid']))
  const attached = new Set(
    [...pdu.rows()].filter(row => withFiles.has(row['_id'] ?? null)).map(row => row['thread_id']),
  )
  return [...threads.rows()].map(row => {
    const told = seen.get(Number(row['_id']))
    if (told === undefined) return row
    return {
      ...row,
      date: told.date,
      message_count: told.count,
      snippet: told.snippet,
      read: told.unread ? 0 : 1,
      has_attachment: attached.has(row['_id'] ?? null) ? 1 : 0,
    }
  })
}

/** The triggers that end a thread with its last message. */
export function dropEmptyThreads({ sms, pdu, threads }: TelephonyTables): void {
  const used = new Set([...sms.rows(), ...pdu.rows()].map(row => row['thread_id']))
  for (const row of [...threads.rows()]) if (!used.has(row['_id'] ?? null)) threads.remove(Number(row['_id']))
}
