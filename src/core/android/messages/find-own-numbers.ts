import type { MultimediaMessage } from '../../records/message'
import { addressType, ownAddress } from './message-addresses'

const inbox = 1

/**
 * The numbers of the phone that these messages were saved from. What was received in a group names it among the recipients,
 * where only others belong to the conversation: it is who never wrote, and whom nothing was sent to.
 */
export function findOwnNumbers(messages: readonly MultimediaMessage[]): ReadonlySet<string> {
  const others = new Set<string>()
  const recipients = new Set<string>()
  for (const { header, addresses } of messages)
    for (const { address, type } of addresses)
      if (header.box === inbox && type !== addressType.from) recipients.add(address)
      else others.add(address)
  return new Set([...recipients].filter(address => !others.has(address)))
}

/** Who else is in the conversation of a message. */
export function othersOf(message: MultimediaMessage, own: ReadonlySet<string>): readonly string[] {
  const all = message.addresses.map(({ address }) => address)
  const others = [...new Set(all)].filter(address => address !== '' && address !== ownAddress)
  const known = others.filter(address => !own.has(address))
  const doubtful = others.length - known.length
  // Several of whom one is the phone's own: better one too many than a message in the conversation of another group.
  return doubtful > 1 && message.header.box === inbox ? others : known
}
