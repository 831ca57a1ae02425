import type { MessageFields, MultimediaMessage, TextMessage } from '../src/core/records/message'
import type { MemoryMessage, MemoryMessages } from './phone-in-memory/memory-messages'

export const ada = '+1 555 0100'
export const bob = '+44 7700 900123'

/** 15 September 2026, 12:00 UTC */
const september = Date.UTC(2026, 8, 15, 12)
export const picture = (seed: number) => Buffer.alloc(5000 + seed, seed)

const smsColumns: MessageFields = {
  ...{ protocol: '0', subject: null, toa: null, sc_toa: null, service_center: '+15550199' },
  ...{ read: '1', status: '-1', locked: '0', date_sent: '0', sub_id: '1' },
}

interface Wanted {
  /** 0 is September 2026. */
  readonly month?: number
  readonly body?: string | null
  readonly address?: string
  readonly box?: number
}

export function sms(id: number, { month = 0, address = ada, box = 1, ...rest }: Wanted = {}): MemoryMessage {
  const { body = `Text ${id}` } = rest
  const bytes = Buffer.byteLength(body ?? '')
  const date = september + month * 31 * 86_400_000 + id * 1000
  const header = { kind: 'sms' as const, id, thread: address === ada ? 1 : 2, date, box, bytes, read: true }
  const message: TextMessage = { kind: 'sms', header, address, body, fields: smsColumns }
  return { message, bytes: new Map() }
}

/** Of a group of two, with a text and a picture. */
export function mms(id: number, { month = 0, body = `Picture ${id}` }: Wanted = {}): MemoryMessage {
  const date = september + month * 31 * 86_400_000 + id * 1000
  const bytes = Buffer.byteLength(body ?? '')
  const header = { kind: 'mms' as const, id, thread: 3, date, box: 1, bytes, read: true }
  const version = `app_parts/PART_${id}_image.jpg`
  const message: MultimediaMessage = {
    ...{ kind: 'mms', header },
    addresses: [
      { address: bob, type: 137, charset: '106' },
      { address: ada, type: 151, charset: '106' },
    ],
    parts: [
      {
        id: id * 10,
        contentType: 'text/plain',
        text: body,
        version: null,
        fields: { seq: '0', chset: '106' },
      },
      {
        id: id * 10 + 1,
        contentType: 'image/jpeg',
        text: null,
        version,
        fields: { seq: '0', name: 'a.jpg' },
      },
    ],
    fields: { m_type: '132', ct_t: 'application/vnd.wap.multipart.related', v: '18', sub: null },
  }
  return { message, bytes: new Map([[version, picture(id)]]) }
}

export const someMessages: readonly MemoryMessage[] = [
  sms(1),
  sms(2, { box: 2, body: 'null' }),
  sms(3, { address: bob, body: 'Row: 7 _id=8, body=\n\u0001\ud83d "<&>' }),
  mms(4),
  sms(5, { month: 1 }),
  sms(6, { month: 1, address: bob, body: null }),
  mms(7, { month: 2, body: '😀' }),
  sms(8, { month: 2, body: 'twice' }),
]

export function fill(messages: MemoryMessages, rows: readonly MemoryMessage[] = someMessages): void {
  messages.rows.splice(0, Infinity, ...rows)
  messages.threads.splice(
    ...([0, Infinity, { id: 1, addresses: [ada] }, { id: 2, addresses: [bob] }] as const),
    { id: 3, addresses: [ada, bob] },
  )
  messages.asked.texts = 0
  messages.asked.parts.length = 0
  messages.setFaults({})
}

/** Without what the phone counts itself. */
export function comparable({ message, bytes }: MemoryMessage) {
  const { id: _, thread: __, ...header } = message.header
  const parts =
    message.kind === 'sms'
      ? []
      : message.parts.map(({ contentType, text, version }) => ({
          ...{ contentType, text },
          bytes: bytes.get(version ?? '')?.toString('hex') ?? null,
        }))
  const told =
    message.kind === 'sms'
      ? [message.address, message.body]
      : message.addresses.filter(({ type }) => type === 137).map(({ address }) => address)
  return { header, told, parts: parts.sort((a, b) => (a.contentType < b.contentType ? -1 : 1)) }
}
