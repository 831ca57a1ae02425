import { Readable } from 'node:stream'
import { openPhone } from '../src/core/android/open-phone'
import type { MessageStore, MessageWriter, ReadRecords } from '../src/core/phone/record-stores'
import type { Message, MultimediaMessage, TextMessage } from '../src/core/records/message'
import type { MessageRecord } from '../src/sample-phone/records/read-records'
import type { PhoneFixture } from './phone-fixture'

/** The messages of a phone, as it is reached now. */
export async function openMessages({ link }: PhoneFixture): Promise<MessageStore> {
  const { messages } = openPhone(await link())
  if (!messages) throw new Error('This phone has no messages')
  return messages
}

export function writerOf({ add }: MessageStore): MessageWriter {
  if (!add) throw new Error('This phone takes no messages')
  return add
}

export async function readAll(store: MessageStore): Promise<ReadRecords<Message>> {
  const { headers } = await store.list()
  const records: Message[] = []
  const unclear = []
  for await (const batch of store.read(headers)) {
    records.push(...batch.records)
    unclear.push(...batch.unclear)
  }
  return { records, unclear }
}

export function textMessage(body: string | null, wishes: Partial<TextMessage['header']> = {}): TextMessage {
  const date = wishes.date ?? 1_700_000_000_000
  return {
    kind: 'sms',
    header: { kind: 'sms', id: 1, thread: 0, date, box: 1, bytes: 0, read: true, ...wishes },
    address: '+1 555 0142',
    body,
    fields: { date_sent: String(date - 1000), protocol: '0', service_center: '+15550199', status: '-1' },
  }
}

export const noContent = () => Readable.from([])

/** What the phone has of a kind, without what the shell does not see. */
export function visibleRows({ phone }: PhoneFixture, kind: MessageRecord['kind']): readonly MessageRecord[] {
  const box = kind === 'sms' ? 'type' : 'msg_box'
  return phone.records
    .messages()
    .filter(({ kind: its, row }) => its === kind && (row[box] === 1 || row[box] === 2))
}

export function isMultimedia(message: Message): message is MultimediaMessage {
  return message.kind === 'mms'
}

/** `cmd appops get`, as a person would ask. */
export async function askAppOp({ adb, phone }: PhoneFixture): Promise<string> {
  const { stdout } = await adb.adb('-s', phone.serial, 'shell', 'cmd appops get com.android.shell WRITE_SMS')
  return stdout.replace(/; .*/s, '').trim()
}

export async function hasNote({ adb, phone }: PhoneFixture): Promise<boolean> {
  const { stdout } = await adb.adb('-s', phone.serial, 'shell', 'ls /data/local/tmp')
  return stdout.includes('phonekeep')
}
