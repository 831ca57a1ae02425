import type { Message } from '../../records/message'

/** A message and whose it is: all that a row says. */
export interface SavedMessage {
  readonly message: Message
  /** The others' numbers or addresses, as the phone's thread has them. */
  readonly conversation: readonly string[]
}

/** What SyncTech's app puts between the addresses of a group. */
export const betweenAddresses = '~'

/** What `address` of a row tells of its conversation. */
export function addressesOf(kind: Message['kind'], address: string | null): readonly string[] {
  if (address === null || address === '') return []
  return kind === 'sms' ? [address] : address.split(betweenAddresses)
}
