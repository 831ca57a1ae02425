import type { RecordFacts } from '../../shared/model/record-facts'
import { printable } from '../../shared/printable'
import { format, say } from './say'

type Conversation = Extract<RecordFacts, { kind: 'conversation' }>
type CallFacts = Extract<RecordFacts, { kind: 'call' }>

/** What a list is told where a contact has no name at all (core/data/contacts/contact-entry.ts). */
const nameless = '?'

export function contactName(name: string): string {
  const shown = printable(name.trim())
  return shown === '' || shown === nameless ? say('records.noName') : shown
}

/** Whom a conversation is with: what the phone's contacts call them, else their numbers. */
export function peopleOf({ addresses, names }: Conversation): readonly string[] {
  if (addresses.length === 0) return [say('records.unknownPerson')]
  return addresses.map((address, index) => printable(names[index] ?? address) || say('records.unknownPerson'))
}

export function conversationName(facts: Conversation): string {
  return format().list(peopleOf(facts))
}

/** Who wrote a message in a group. @param from as the message says it */
export function senderName({ addresses, names }: Conversation, from: string): string {
  const index = addresses.findIndex(address => address === from || isSameNumber(address, from))
  return printable(names[index] ?? from) || say('records.unknownPerson')
}

/** So many digits at the end tell numbers apart, with and without the code of a country. */
const tellingDigits = 9

function isSameNumber(a: string, b: string): boolean {
  const [one, other] = [a, b].map(text => text.replace(/\D/g, '').slice(-tellingDigits))
  return one !== undefined && one.length >= 7 && one === other
}

export function callerName({ name, number }: CallFacts): string {
  return printable(name ?? number) || say('records.hiddenNumber')
}
