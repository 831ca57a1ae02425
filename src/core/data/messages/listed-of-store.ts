import type { MessageStore } from '../../phone/record-stores'
import { listMessages, type ListedMessage } from './list-messages'

/** By connection, and gone with it. */
const known = new WeakMap<MessageStore, Promise<Listed>>()

export type Listed = Awaited<ReturnType<typeof listMessages>>

/** Lists what the phone has now, and keeps it for those who look at single conversations. @throws PhoneError */
export async function listAgain(store: MessageStore): Promise<Listed> {
  const listing = listMessages(store)
  known.set(store, listing)
  listing.catch(() => known.delete(store))
  return await listing
}

/** As it was listed last on this connection. @throws PhoneError */
export async function listedOf(store: MessageStore): Promise<Listed> {
  return await (known.get(store) ?? listAgain(store))
}

/** Oldest first. @throws PhoneError */
export async function listedWith(store: MessageStore, key: string): Promise<readonly ListedMessage[]> {
  return (await listedOf(store)).messages.filter(({ conversation }) => conversation.key === key)
}
