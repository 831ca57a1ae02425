import { isRefusal } from '../../phone/phone-error'
import type { MessageAddress, MessageHeader } from '../../records/message'
import { decodePhoneText } from '../adb/phone-text'
import { queryTable } from '../content/query-table'
import { queryArguments, runContent } from '../content/run-content'
import type { MessageReader } from './message-reader'
import { wholeNumber } from './rows'

/** More of them at once wait for the phone's processor, and not for its answers. */
const atOnce = 4

export interface AskedAddresses {
  readonly header: MessageHeader
  /** Null where they cannot be told for sure. */
  readonly addresses: readonly MessageAddress[] | null
}

/**
 * Asks for the addresses of messages one by one, a Java start for each: MmsProvider knows `<id>/addr` and no table of all
 * (MmsProvider.java, the URIs of `sURLMatcher`), and takes no subqueries. So this is only for what was received in groups.
 * @throws PhoneError; the signal's reason
 */
export async function* readAddresses(
  reader: MessageReader,
  headers: readonly MessageHeader[],
): AsyncGenerator<AskedAddresses> {
  for (let at = 0; at < headers.length; at += atOnce) {
    const some = headers.slice(at, at + atOnce)
    yield* await Promise.all(some.map(header => askAddresses(reader, header)))
  }
}

async function askAddresses(reader: MessageReader, header: MessageHeader): Promise<AskedAddresses> {
  try {
    return { header, addresses: (await askInHex(reader, header)) ?? (await askPrinted(reader, header)) }
  } catch (error) {
    if (isRefusal(error)) return { header, addresses: null }
    throw error
  }
}

/** Null where this phone takes no `hex`, and where there are none. */
async function askInHex(
  { link, options }: MessageReader,
  { id }: MessageHeader,
): Promise<readonly MessageAddress[] | null> {
  const columns = ['_id', 'type', 'charset', 'hex(address)']
  const { stdout, error } = await runContent(link, queryArguments({ uri: addressUri(id), columns }), options)
  return error ? null : parseAddresses(stdout.toString('latin1'))
}

/** Reads rows in which no value can be mistaken. @returns null for anything else */
export function parseAddresses(printed: string): readonly MessageAddress[] | null {
  const lines = printed.split('\n')
  if (lines.pop() !== '' || lines.length === 0) return null
  const addresses: MessageAddress[] = []
  for (const [number, line] of lines.entries()) {
    const row = /^Row: (\d+) _id=\d+, type=(\d+), charset=(\w+), hex\(address\)=((?:[0-9A-F]{2})*)$/.exec(
      line,
    )
    const [, told, type = '', charset = '', hex = ''] = row ?? []
    if (told !== String(number)) return null
    const address = decodePhoneText(Buffer.from(hex, 'hex'))
    addresses.push({ address, type: Number(type), charset: charset === 'NULL' ? null : charset })
  }
  return addresses
}

async function askPrinted(
  { link, options }: MessageReader,
  { id }: MessageHeader,
): Promise<readonly MessageAddress[] | null> {
  const query = { uri: addressUri(id), plain: ['type', 'charset'], text: ['address'] }
  const { rows, unclear } = await queryTable(link, query, options)
  if (unclear.length > 0) return null
  return rows.map(({ values }) => ({
    address: values['address'] ?? '',
    type: wholeNumber(values['type']) ?? 0,
    charset: values['charset'] ?? null,
  }))
}

function addressUri(id: number): string {
  return `content://mms/${id}/addr`
}
