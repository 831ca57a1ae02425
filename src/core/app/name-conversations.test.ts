import { expect, it } from 'vitest'
import type { CatalogItem } from '../../shared/model/catalog'
import type { RecordFacts } from '../../shared/model/record-facts'
import { nameConversations } from './name-conversations'

function item(name: string, facts?: RecordFacts): CatalogItem {
  const base = { id: 1, name, folder: '', bytes: 1, modifiedAt: 1, preview: 'none' } as const
  return facts === undefined ? base : { ...base, facts }
}

const contact = (name: string, ...numbers: string[]) =>
  item(name, { kind: 'contact', numbers, favourite: false, hasPhoto: false })

const namesOf = (addresses: readonly string[], contacts: readonly CatalogItem[]) => {
  const conversation = item('x', { kind: 'conversation', addresses, names: [], messages: 1 })
  const [named] = nameConversations([conversation], contacts)
  return named?.facts?.kind === 'conversation' ? named.facts.names : null
}

it('names those whose number a contact has, however it is written', () => {
  const contacts = [contact('Ada', '+1 555 010 0123'), contact('Bob', '0151 23456789', 'bob@example.org')]
  expect(namesOf(['5550100123', '+4915123456789', 'BOB@example.org', '110'], contacts)).toEqual([
    'Ada',
    'Bob',
    'Bob',
    null,
  ])
})

it('takes the first of two contacts with one number, and leaves what is no conversation', () => {
  const contacts = [contact('Ada', '5550100123'), contact('Bea', '5550100123'), item('a file')]
  expect(namesOf(['5550100123'], contacts)).toEqual(['Ada'])
  expect(nameConversations(contacts, contacts)).toEqual(contacts)
})
