import type { CatalogItem } from '../../shared/model/catalog'
import { addressKey } from '../records/address-key'

/** Conversations with the names that these contacts have for their numbers and addresses. Pure. */
export function nameConversations(
  conversations: readonly CatalogItem[],
  contacts: readonly CatalogItem[],
): CatalogItem[] {
  const names = new Map<string, string>()
  for (const { name, facts } of contacts) {
    if (facts?.kind !== 'contact') continue
    for (const number of facts.numbers) {
      const key = addressKey(number)
      // The first one: two people of one number are told by neither's name alone.
      if (key !== null && !names.has(key)) names.set(key, name)
    }
  }
  return conversations.map(item => {
    const { facts } = item
    if (facts?.kind !== 'conversation') return item
    const nameOf = (address: string) => names.get(addressKey(address) ?? '') ?? null
    return { ...item, facts: { ...facts, names: facts.addresses.map(nameOf) } }
  })
}
