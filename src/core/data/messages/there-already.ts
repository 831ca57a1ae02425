import type { MessageStore } from '../../phone/record-stores'
import type { Message, MessageHeader } from '../../records/message'
import { headerIdentity, messageIdentity } from './message-identity'

/** What a phone has already, of messages that are to be put there. */
export interface ThereAlready {
  /** Reads what these are to be compared with. @throws PhoneError */
  readonly prepare: (messages: readonly Message[]) => Promise<void>
  /** Takes one of those that the phone has; `unsure` where it has something of the same time that it does not tell for sure. */
  readonly take: (message: Message) => 'there' | 'missing' | 'unsure'
}

/** Asks for headers once, and for the texts of those alone that may be the same. @throws PhoneError */
export async function lookWhatIsThere(store: MessageStore): Promise<ThereAlready> {
  const unread = new Map<string, MessageHeader[]>()
  for (const header of (await store.list()).headers) {
    const identity = headerIdentity(header)
    const known = unread.get(identity)
    if (known) known.push(header)
    else unread.set(identity, [header])
  }
  const counts = new Map<string, number>()
  /** How many of each header have been read, or are not sure. */
  const unsure = new Set<string>()

  const readHeaders = async (headers: readonly MessageHeader[]) => {
    const left = new Set(headers.map(headerKey))
    for await (const { records } of store.read(headers))
      for (const message of records) {
        left.delete(headerKey(message.header))
        const identity = messageIdentity(message)
        counts.set(identity, (counts.get(identity) ?? 0) + 1)
      }
    for (const header of headers) if (left.has(headerKey(header))) unsure.add(headerIdentity(header))
  }
  return {
    prepare: async messages => {
      const identities = new Set(messages.map(({ header }) => headerIdentity(header)))
      const headers = [...identities].flatMap(identity => unread.get(identity) ?? [])
      if (headers.length > 0) await readHeaders(headers)
      for (const identity of identities) unread.delete(identity)
    },
    take: message => {
      const identity = messageIdentity(message)
      const count = counts.get(identity) ?? 0
      if (count > 0) counts.set(identity, count - 1)
      return count > 0 ? 'there' : unsure.has(headerIdentity(message.header)) ? 'unsure' : 'missing'
    },
  }
}

function headerKey({ kind, id }: MessageHeader): string {
  return `${kind} ${id}`
}
