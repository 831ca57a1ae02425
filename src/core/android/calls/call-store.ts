import type { OpenOptions } from '../../phone/phone'
import type { AddResult, CallStore, ReadRecords, UnclearRecord } from '../../phone/record-stores'
import type { Call } from '../../records/call'
import type { PhoneLink } from '../adb/open-service'
import { askAccess, type AccessInput } from '../content/ask-access'
import { insertRows } from '../content/insert-rows'
import { queryIds } from '../content/query-ids'
import { queryTable, type TableRow } from '../content/query-table'

const uri = 'content://call_log/calls'
/** READ_CALL_LOG and WRITE_CALL_LOG are the shell's since Android 13 (frameworks/base, packages/Shell/AndroidManifest.xml). */
const since = 33

/**
 * The call log (AOSP packages/providers/ContactsProvider, CallLogProvider.java). It takes the names of columns alone, and
 * keeps voicemails (type 4) from whoever may not read them.
 */
export function createCallStore(input: AccessInput): CallStore {
  const { link, options } = input
  return {
    access: () => askAccess(input, { uri, writePermission: 'WRITE_CALL_LOG', since }),
    read: () => readCalls(link, options),
    add: calls => addCalls(link, calls, options),
  }
}

const plain = ['date', 'duration', 'type', 'presentation']
const text = ['number', 'name', 'subscription_id']

async function readCalls(link: PhoneLink, options: OpenOptions, where?: string): Promise<ReadRecords<Call>> {
  const table = { uri, plain, text, ...(where === undefined ? {} : { where }) }
  const { rows, unclear } = await queryTable(link, table, options)
  const cut = await findCutDates(link, rows, options)
  const records: Call[] = []
  const reported: UnclearRecord[] = unclear.map(id => ({
    record: `#${id}`,
    why: 'Its text cannot be told from that of others',
  }))
  for (const row of rows) {
    const call = cut.has(row.id) ? null : readCall(row)
    if (call) records.push(call)
    else reported.push({ record: `#${row.id}`, why: 'The phone tells no date, or no kind of call' })
  }
  return { records, unclear: reported }
}

/** Android 7 and older print the last 32 bits of a number (Content.java, `getInt`): of today's dates that is a part. */
async function findCutDates(link: PhoneLink, rows: readonly TableRow[], options: OpenOptions) {
  const small = rows.some(row => Math.abs(Number(row.values['date'])) <= 2 ** 31)
  if (!small) return new Set<number>()
  const large = new Set(await queryIds(link, { uri, where: `date>${2 ** 31}` }, options))
  const cut = rows.filter(({ id, values }) => large.has(id) && Number(values['date']) <= 2 ** 31)
  return new Set(cut.map(row => row.id))
}

function readCall({ values }: TableRow): Call | null {
  const date = readNumber(values['date'])
  const type = readNumber(values['type'])
  // Columns that may be NULL: as Android's own call log shows them.
  const duration = readNumber(values['duration'] ?? '0')
  const presentation = readNumber(values['presentation'] ?? '1')
  if (date === null || type === null || duration === null || presentation === null) return null
  return {
    ...{ date, type, duration, presentation },
    number: values['number'] ?? '',
    name: values['name'] ?? null,
    subscription: values['subscription_id'] ?? null,
  }
}

function readNumber(value: string | null | undefined): number | null {
  return value !== null && value !== undefined && /^-?\d{1,15}$/.test(value) ? Number(value) : null
}

/** One Java start for each call, and those of reading again the calls of these dates. */
async function addCalls(
  link: PhoneLink,
  calls: readonly Call[],
  options: OpenOptions,
): Promise<readonly AddResult[]> {
  if (calls.length === 0) return []
  await insertRows(
    link,
    calls.map(call => ({ uri, values: columnsOf(call) })),
    options,
  )
  const dates = calls.map(({ date }) => date)
  const where = `date>=${Math.min(...dates)} AND date<=${Math.max(...dates)}`
  const left = new Map<string, number>()
  for (const call of (await readCalls(link, options, where)).records)
    left.set(keyOf(call), (left.get(keyOf(call)) ?? 0) + 1)
  return calls.map(call => {
    const there = left.get(keyOf(call)) ?? 0
    left.set(keyOf(call), there - 1)
    return there > 0 ? 'there' : 'refused'
  })
}

/** Seen already: no missed call is news again. */
function columnsOf(call: Call) {
  return {
    ...{ number: call.number, presentation: call.presentation, date: call.date, duration: call.duration },
    ...{ type: call.type, name: call.name, subscription_id: call.subscription, new: 0, is_read: 1 },
  }
}

/** What the phone does not change by itself, as it does the name when it looks up the number. */
function keyOf({ number, date, duration, type }: Call): string {
  return JSON.stringify([number, date, duration, type])
}
