import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { MessageStore } from '../../phone/record-stores'
import type { Make, TellUnclear } from '../item'
import type { SavedMessage } from '../synctech/saved-message'
import { writeMessages } from '../synctech/write-messages'
import { messageKey, type ListedMessage } from './list-messages'
import { createMonthVersion } from './month-version'
import { partName } from './part-name'

/** Where a month's file finds the files of its parts. */
export const partsFolder = 'parts'

/** How a file of messages is made from these that the phone has listed. */
export function makeMonth(listed: readonly ListedMessage[]): Make {
  /** The file says at its beginning how many there are: where some are gone by then, the next attempt knows it. */
  let expected = listed.length
  return async (phone, write, tell) => {
    const version = createMonthVersion()
    let count = 0
    const counted = async function* () {
      for await (const { saved, listed: known } of readListed(storeOf(phone), listed, tell)) {
        const { message } = saved
        const versions = message.kind === 'sms' ? [] : message.parts.flatMap(part => part.version ?? [])
        version.add(message.header, known.conversation, versions)
        count += 1
        yield saved
      }
    }
    const pieces = writeMessages(expected, counted(), part => ({
      kind: 'file',
      name: `${partsFolder}/${partName(part, part.version ?? '')}`,
    }))
    for await (const piece of pieces) await write(piece)
    expected = count
    return version.digest()
  }
}

/** @throws PhoneError `refused` where the phone has no messages to be asked for */
export function storeOf({ messages }: Phone): MessageStore {
  if (!messages) throw new PhoneError('refused', 'It has no messages', { refusal: 'missing' })
  return messages
}

interface ReadMessage {
  readonly saved: SavedMessage
  readonly listed: ListedMessage
}

async function* readListed(
  store: MessageStore,
  listed: readonly ListedMessage[],
  tell: TellUnclear,
): AsyncGenerator<ReadMessage> {
  const known = new Map(listed.map(one => [messageKey(one.header), one]))
  for await (const { records, unclear } of store.read(listed.map(({ header }) => header))) {
    for (const each of unclear) tell(each)
    for (const message of records) {
      const one = known.get(messageKey(message.header))
      if (!one) throw new PhoneError('protocol', 'It told of a message that it was not asked for')
      yield { saved: { message, conversation: one.conversation.addresses }, listed: one }
    }
  }
}
