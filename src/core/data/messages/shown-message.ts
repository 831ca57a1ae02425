import type { ShownAttachment, ShownMessage } from '../../../shared/model/record-details'
import type { Message, MessagePart, MultimediaMessage } from '../../records/message'

/** AOSP com.google.android.mms.pdu.PduHeaders. */
const from = 137
/** Of UTF-8, AOSP com.google.android.mms.pdu.CharacterSets. */
const utf8 = '106'

interface ShownOptions {
  /** What tells it from the others of its conversation. */
  readonly key: string
  /** Whether more than one other is in the conversation. */
  readonly isGroup: boolean
  /** The file of a part; its version is not null. */
  readonly nameOf: (part: MessagePart) => string
}

/** A message as a person sees it. Pure. */
export function showMessage(message: Message, { key, isGroup, nameOf }: ShownOptions): ShownMessage {
  const direction = directionOf(message)
  return {
    ...{ key, direction },
    from: isGroup && direction === 'received' ? senderOf(message) : null,
    date: message.header.date,
    text: textOf(message),
    attachments: message.kind === 'sms' ? [] : message.parts.flatMap(part => showPart(part, nameOf)),
  }
}

/** What it says; an MMS in its subject and in its parts that are text. Pure. */
export function textOf(message: Message): string {
  if (message.kind === 'sms') return message.body ?? ''
  const texts = message.parts.flatMap(({ contentType, text }) => (isText(contentType) && text ? text : []))
  const subject = subjectOf(message)
  return [...(subject === '' ? [] : [subject]), ...texts].join('\n')
}

/** AOSP PduPersister keeps the bytes of a subject as if they were ISO 8859-1. */
function subjectOf({ fields }: MultimediaMessage): string {
  const subject = fields['sub'] ?? ''
  const isBytes = fields['sub_cs'] === utf8 && [...subject].every(character => character <= '\u00ff')
  return isBytes ? Buffer.from(subject, 'latin1').toString('utf8') : subject
}

/** AOSP Telephony.TextBasedSmsColumns; what waits or has failed was not sent. */
function directionOf({ header: { box } }: Message): ShownMessage['direction'] {
  if (box === 1) return 'received'
  if (box === 2) return 'sent'
  return box === 3 ? 'draft' : 'failed'
}

function senderOf(message: Message): string | null {
  if (message.kind === 'sms') return message.address
  return message.addresses.find(({ type }) => type === from)?.address ?? null
}

function isText(contentType: string): boolean {
  return contentType.toLowerCase().startsWith('text/plain')
}

function showPart(part: MessagePart, nameOf: (part: MessagePart) => string): ShownAttachment[] {
  if (part.version === null) return []
  const { fields, contentType } = part
  const type = /^(image|video|audio)\//.exec(contentType.toLowerCase())?.[1]
  const name = fields['name'] ?? fields['fn'] ?? fields['cl'] ?? contentType
  return [{ part: nameOf(part), kind: kinds.find(kind => kind === type) ?? 'other', name }]
}

const kinds = ['image', 'video', 'audio'] as const
