import type { Message } from '../../records/message'

const received = 1
const sent = 2

/**
 * Whether a message can be put on a phone and proven to be there: other boxes are hidden from a computer (SmsProvider.java,
 * `sms_restricted`), a draft would take the place of the one in its conversation, and one in the outbox might be sent. An
 * argument of a command cannot hold a NUL.
 */
export function canBeWritten(message: Message): boolean {
  const { box, date } = message.header
  if ((box !== received && box !== sent) || !Number.isSafeInteger(date)) return false
  if (message.kind === 'sms')
    return isPlain([message.address, message.body, ...Object.values(message.fields)])
  const texts = message.parts.flatMap(part => [part.contentType, part.text, ...Object.values(part.fields)])
  const addresses = message.addresses.map(({ address }) => address)
  return isPlain([...texts, ...addresses, ...Object.values(message.fields)])
}

function isPlain(texts: readonly (string | null)[]): boolean {
  return texts.every(text => text === null || (!text.includes('\0') && text.isWellFormed()))
}
