import type { MessageHeader, Thread } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { queryTable } from '../content/query-table'
import { askThreads } from './ask-threads'
import { idConditions } from './id-conditions'
import { wholeNumber } from './rows'

/**
 * The conversations of these messages. Where the phone does not tell them, the addresses of their text messages do, and then
 * a group without any is not known.
 * @throws PhoneError, also `refused` where not even these are told; the signal's reason
 */
export async function readThreads(
  link: PhoneLink,
  headers: readonly MessageHeader[],
  options: ShellOptions,
): Promise<readonly Thread[]> {
  const wanted = new Set(headers.map(({ thread }) => thread))
  const threads = new Map<number, Thread>()
  for (const thread of await askThreads(link, options)) {
    if (wanted.has(thread.id) && thread.addresses.length > 0) threads.set(thread.id, thread)
  }
  const missing = new Set(headers.filter(isMissing).map(({ thread }) => thread))
  for (const condition of idConditions('thread_id', [...missing]))
    for (const thread of await askMessages(link, condition, options)) threads.set(thread.id, thread)
  return [...threads.values()].sort((a, b) => a.id - b.id)

  function isMissing({ kind, thread }: MessageHeader): boolean {
    return kind === 'sms' && !threads.has(thread)
  }
}

/** One address for each conversation that text messages are in: groups have none. */
async function askMessages(
  link: PhoneLink,
  where: string,
  options: ShellOptions,
): Promise<readonly Thread[]> {
  const { rows } = await queryTable(
    link,
    { uri: 'content://sms', plain: ['thread_id'], text: ['address'], loose: true, where },
    options,
  )
  const threads = new Map<number, Thread>()
  for (const { values } of rows) {
    const id = wholeNumber(values['thread_id'])
    const address = values['address']
    if (id !== null && typeof address === 'string' && address !== '')
      threads.set(id, { id, addresses: [address] })
  }
  return [...threads.values()]
}
