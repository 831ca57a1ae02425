import type {
  MessageAddress,
  MessageFields,
  MessagePart,
  MultimediaMessage,
  TextMessage,
} from '../../records/message'
import { wholeNumber } from './rows'

/** What `content insert` binds: a number as a long, a text as a string. */
export type BoundValues = Readonly<Record<string, string | number>>

/** Of no SIM: another phone's numbers mean nothing here (SubscriptionManager.INVALID_SUBSCRIPTION_ID). */
const noSubscription = -1

const smsNumbers = [
  'date_sent',
  'protocol',
  'read',
  'status',
  'reply_path_present',
  'locked',
  'error_code',
  'seen',
]
const smsTexts = ['subject', 'service_center']

/** The row of a text message; its conversation is found by the phone, from the address (SmsProvider.java, insert). */
export function smsRow({ header, address, body, fields }: TextMessage): BoundValues {
  return {
    ...boundNumbers(fields, smsNumbers),
    ...boundTexts(fields, smsTexts),
    ...(address === null ? {} : { address }),
    ...(body === null ? {} : { body }),
    date: header.date,
    type: header.box,
    read: header.read ? 1 : 0,
    sub_id: noSubscription,
  }
}

const mmsNumbers = [
  'date_sent',
  'sub_cs',
  'exp',
  'm_type',
  'v',
  'm_size',
  'pri',
  'rr',
  'rpt_a',
  'resp_st',
  'st',
  'retr_st',
  'retr_txt_cs',
  'read_status',
  'd_rpt',
  'locked',
  'seen',
  'text_only',
]
const mmsTexts = ['m_id', 'sub', 'ct_t', 'ct_l', 'm_cls', 'retr_txt', 'resp_txt']

/** PduHeaders.MESSAGE_TYPE_SEND_REQ, MESSAGE_TYPE_RETRIEVE_CONF */
const pduType = { sent: 128, received: 132 } as const
const inbox = 1
const msPerSecond = 1000

/** @param transaction by which it is found again */
export function mmsRow(
  { header, fields }: MultimediaMessage,
  { thread, transaction }: { readonly thread: number; readonly transaction: string },
): BoundValues {
  return {
    m_type: header.box === inbox ? pduType.received : pduType.sent,
    ct_t: 'application/vnd.wap.multipart.related',
    ...boundNumbers(fields, mmsNumbers),
    ...boundTexts(fields, mmsTexts),
    thread_id: thread,
    date: Math.floor(header.date / msPerSecond),
    msg_box: header.box,
    read: header.read ? 1 : 0,
    tr_id: transaction,
    sub_id: noSubscription,
  }
}

const utf8Charset = 106

export function addressRow({ address, type, charset }: MessageAddress): BoundValues {
  return { address, type, charset: wholeNumber(charset) ?? utf8Charset }
}

const partNumbers = ['chset', 'ctt_s']
const partTexts = ['name', 'cd', 'fn', 'cid', 'cl', 'ctt_t']

/**
 * The rows of a message's parts. The phone shows them by `seq`, and those with the same by their ids, which come as it
 * happens: so each has its own.
 */
export function partRows(parts: readonly MessagePart[]): readonly BoundValues[] {
  let last = -Infinity
  return parts.map(part => {
    last = Math.max(last + 1, wholeNumber(part.fields['seq']) ?? 0)
    return { ...partRow(part), seq: last }
  })
}

function partRow({ contentType, text, fields }: MessagePart): BoundValues {
  return {
    ...boundNumbers(fields, partNumbers),
    ...boundTexts(fields, partTexts),
    ct: contentType,
    ...(text === null ? {} : { text }),
  }
}

function boundNumbers(fields: MessageFields, columns: readonly string[]): BoundValues {
  const values: Record<string, number> = {}
  for (const column of columns) {
    const value = wholeNumber(fields[column])
    if (value !== null) values[column] = value
  }
  return values
}

function boundTexts(fields: MessageFields, columns: readonly string[]): BoundValues {
  const values: Record<string, string> = {}
  for (const column of columns) {
    const value = fields[column]
    if (typeof value === 'string') values[column] = value
  }
  return values
}
