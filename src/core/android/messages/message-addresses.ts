import type { MessageAddress, MessageHeader } from '../../records/message'

/** com.google.android.mms.pdu PduHeaders: BCC, CC, FROM, TO. */
export const addressType = { bcc: 129, cc: 130, from: 137, to: 151 } as const

/** What AOSP has for "from this phone" (PduHeaders.FROM_INSERT_ADDRESS_TOKEN_STR). */
export const ownAddress = 'insert-address-token'

/** UTF-8 (IANA MIBenum, CharacterSets.UTF_8), which AOSP gives every address that it stores. */
const utf8Charset = '106'

/** Telephony.BaseMmsColumns.MESSAGE_BOX_INBOX */
const inbox = 1

/**
 * Who sent a multimedia message and to whom, where that follows from its conversation and its box: its addresses can be
 * asked for one message at a time only, each of which costs a Java start.
 * @param others the addresses of its conversation
 * @returns null for what was received in a group: who of them sent it has to be asked
 */
export function deriveAddresses(
  header: MessageHeader,
  others: readonly string[],
): readonly MessageAddress[] | null {
  const [only] = others
  if (only === undefined) return null
  if (header.box !== inbox)
    return [address(ownAddress, addressType.from), ...others.map(one => address(one, addressType.to))]
  return others.length === 1 ? [address(only, addressType.from)] : null
}

function address(of: string, type: number): MessageAddress {
  return { address: of, type, charset: utf8Charset }
}
