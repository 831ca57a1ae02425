import { createHash } from 'node:crypto'
import { addressKey } from '../../records/address-key'
import type { Message, MessageHeader, MessagePart, MultimediaMessage } from '../../records/message'

/** AOSP Telephony.TextBasedSmsColumns: outbox, failed, queued; of BaseMmsColumns the first two. */
const outbox = 4
const failed = 5
const queued = 6

const inbox = 1
/** AOSP com.google.android.mms.pdu.PduHeaders. */
const from = 137

/**
 * Where a message goes when it is put back: one that waited to be sent is one that was not, for a phone may send what
 * waits, years later.
 */
export function boxToRestore(box: number): number {
  return box === outbox || box === queued ? failed : box
}

/** Equal for what may be the same message: only then its text is asked for. */
export function headerIdentity({ kind, date, box }: MessageHeader): string {
  return [kind, date, boxToRestore(box)].join(' ')
}

/**
 * Equal for the same message on two phones: its time and box, whom it is from or to, its text. Of one with parts their kinds
 * and texts count, and not their order, which is that in which they were put there; nor do their bytes, which a phone does
 * not tell before they are read, nor who else received it: phones name themselves there, or do not.
 */
export function messageIdentity(message: Message): string {
  const told =
    message.kind === 'sms'
      ? [keyOf(message.address ?? ''), message.body]
      : [othersOf(message), message.parts.map(toldOfPart).sort()]
  const hash = createHash('sha256').update(JSON.stringify(told)).digest('base64')
  return `${headerIdentity(message.header)} ${hash}`
}

/** Who sent it, of one that was received; else whom it went to. */
function othersOf({ header, addresses }: MultimediaMessage): readonly string[] {
  const wanted = addresses.filter(({ type }) => (header.box === inbox ? type === from : type !== from))
  return [...new Set(wanted.map(({ address }) => keyOf(address)))].sort()
}

function toldOfPart({ contentType, text, version }: MessagePart): string {
  return JSON.stringify([contentType, text, version !== null])
}

function keyOf(address: string): string {
  return addressKey(address) ?? address.trim()
}
