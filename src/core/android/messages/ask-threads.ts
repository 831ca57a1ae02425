import { isRefusal } from '../../phone/phone-error'
import type { Thread } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { parseRows } from '../content/parse-rows'
import { queryArguments, runContent } from '../content/run-content'
import { idConditions } from './id-conditions'

/** MmsSmsProvider.java, getSimpleConversations: the table `threads`, by date whatever order is asked for */
const threadsUri = 'content://mms-sms/conversations?simple=true'
/** MmsSmsProvider.java, URI_CANONICAL_ADDRESSES: `_id` and `address`, whatever columns are asked for */
const addressesUri = 'content://mms-sms/canonical-addresses'

/** An address that cannot be told among others is asked for alone, which costs a Java start. */
const maxSingle = 50

/**
 * Every conversation with its addresses; none where the phone does not tell them.
 * @throws PhoneError other than a refusal; the signal's reason
 */
export async function askThreads(link: PhoneLink, options: ShellOptions): Promise<readonly Thread[]> {
  try {
    const columns = ['_id', 'recipient_ids']
    const args = queryArguments({ uri: threadsUri, columns })
    const { stdout, error } = await runContent(link, args, options)
    const threads = error ? null : parseThreads(stdout.toString('latin1'))
    if (!threads || threads.length === 0) return []
    const recipients = [...new Set(threads.flatMap(thread => thread.recipients))].sort((a, b) => a - b)
    const addresses = await askAddresses(link, recipients, options)
    return threads.flatMap(({ id, recipients: ids }) => {
      const known = ids.map(recipient => addresses.get(recipient)).filter(address => address !== undefined)
      // With one of them missing a group would be another one.
      return known.length === ids.length && known.length > 0 ? [{ id, addresses: known }] : []
    })
  } catch (error) {
    if (isRefusal(error)) return []
    throw error
  }
}

interface ThreadRow {
  readonly id: number
  readonly recipients: readonly number[]
}

/**
 * `recipient_ids` are ids of canonical addresses with spaces between them (MmsSmsProvider.java, getSpaceSeparatedNumbers), so
 * that no value can be mistaken.
 * @returns null for anything but such rows
 */
export function parseThreads(printed: string): readonly ThreadRow[] | null {
  const lines = printed.split('\n')
  if (lines.pop() !== '') return null
  const threads: ThreadRow[] = []
  for (const [number, line] of lines.entries()) {
    const [, row, id, recipients = ''] =
      /^Row: (\d+) _id=(\d{1,15}), recipient_ids=([\d ]*|NULL)$/.exec(line) ?? []
    if (row !== String(number)) return null
    const ids = recipients.split(' ').filter(part => /^\d{1,15}$/.test(part))
    threads.push({ id: Number(id), recipients: ids.map(Number) })
  }
  return threads
}

async function askAddresses(
  link: PhoneLink,
  ids: readonly number[],
  options: ShellOptions,
): Promise<ReadonlyMap<number, string>> {
  const addresses = new Map<number, string>()
  const take = async (some: readonly number[]) => {
    for (const where of idConditions('_id', some)) {
      const args = queryArguments({ uri: addressesUri, columns: ['_id', 'address'], where })
      const { stdout, error } = await runContent(link, args, options)
      if (error) throw error
      const expected = some.filter(id => stdout.includes(` _id=${id}, address=`))
      for (const [at, row] of parseRows(stdout, expected, ['address']).entries()) {
        const id = expected[at]
        const address = row?.[0]
        if (id !== undefined && address !== undefined && address !== 'NULL') addresses.set(id, address)
      }
    }
  }
  await take(ids)
  for (const id of ids.filter(one => !addresses.has(one)).slice(0, maxSingle)) await take([id])
  return addresses
}
