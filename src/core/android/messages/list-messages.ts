import type { MessageList, UnclearRecord } from '../../phone/record-stores'
import type { MessageHeader } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { queryIds } from '../content/query-ids'
import { queryTable, type TableRow } from '../content/query-table'
import { answers } from './find-columns'
import { mmsHeader, smsHeader } from './message-of-row'
import { messagePduTypes, mmsTable, smsTable } from './message-tables'
import { readThreads } from './read-threads'
import { unfinishedMessages } from './unfinished-messages'

/** SQLite counts the bytes of a blob; of a text the characters, which is better than nothing. */
const bytesColumns = ['length(CAST(body AS BLOB))', 'length(body)']

const smsColumns = ['thread_id', 'date', 'type', 'read']
const mmsColumns = ['thread_id', 'date', 'msg_box', 'read', 'm_type']

/**
 * All messages that the phone shows a computer, without their texts: those received and sent, as it has restricted views for
 * all but the default app (SmsProvider.java and MmsProvider.java, `accessRestricted`).
 * @throws PhoneError; the signal's reason
 */
export async function listMessages(link: PhoneLink, options: ShellOptions): Promise<MessageList> {
  const sms = await listTextMessages(link, options)
  const mms = await listMultimediaMessages(link, options)
  const headers = [...sms.headers, ...mms.headers]
  return {
    headers,
    threads: headers.length > 0 ? await readThreads(link, headers, options) : [],
    unclear: [...sms.unclear, ...mms.unclear],
  }
}

type Listed = Pick<MessageList, 'headers' | 'unclear'>

async function listTextMessages(link: PhoneLink, options: ShellOptions): Promise<Listed> {
  const { uri } = smsTable
  const first = (await queryIds(link, { uri }, options))[0]
  if (first === undefined) return { headers: [], unclear: [] }
  const bytesColumn = await findBytesColumn(link, first, options)
  const plain = bytesColumn === undefined ? smsColumns : [...smsColumns, bytesColumn]
  const { rows, unclear } = await queryTable(link, { uri, plain, text: [] }, options)
  return headersOf('sms', { rows, unclear }, (id, values) => smsHeader(id, values, bytesColumn))
}

/** The newest Android takes no functions that would tell a text (SqlQueryChecker.java, DISALLOWED_FUNCTIONS); these it does. */
async function findBytesColumn(
  link: PhoneLink,
  id: number,
  options: ShellOptions,
): Promise<string | undefined> {
  for (const column of bytesColumns)
    if (await answers(link, { uri: smsTable.uri, plain: [column], text: [] }, id, options)) return column
  return undefined
}

async function listMultimediaMessages(link: PhoneLink, options: ShellOptions): Promise<Listed> {
  const { uri } = mmsTable
  const { rows, unclear } = await queryTable(link, { uri, plain: mmsColumns, text: [] }, options)
  const unfinished = rows.length > 0 ? await unfinishedMessages(link, options) : new Set<number>()
  const messages = rows.filter(
    ({ id, values }) => messagePduTypes.has(values['m_type'] ?? null) && !unfinished.has(id),
  )
  return headersOf('mms', { rows: messages, unclear }, mmsHeader)
}

function headersOf(
  kind: MessageHeader['kind'],
  { rows, unclear }: { readonly rows: readonly TableRow[]; readonly unclear: readonly number[] },
  read: (id: number, values: TableRow['values']) => MessageHeader | null,
): Listed {
  const headers: MessageHeader[] = []
  const odd: UnclearRecord[] = unclear.map(id => unclearMessage(kind, id, 'Its row cannot be read for sure'))
  for (const { id, values } of rows) {
    const header = read(id, values)
    if (header) headers.push(header)
    else odd.push(unclearMessage(kind, id, 'It has no date'))
  }
  return { headers, unclear: odd }
}

function unclearMessage(kind: MessageHeader['kind'], id: number, why: string): UnclearRecord {
  return { record: `${kind.toUpperCase()} ${id}`, why }
}
