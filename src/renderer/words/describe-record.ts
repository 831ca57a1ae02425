import type { CatalogItem } from '../../shared/model/catalog'
import { describeDate } from './describe-item'
import { callerName, contactName, conversationName } from './record-names'
import { format, say } from './say'

/** What a person calls a record. */
export function recordName({ name, facts }: CatalogItem): string {
  switch (facts?.kind) {
    case 'conversation':
      return conversationName(facts)
    case 'call':
      return callerName(facts)
    case 'contact':
    case undefined:
      return contactName(name)
  }
}

/** A record in one line, to be read out. */
export function describeRecord(item: CatalogItem): string {
  const { facts, modifiedAt } = item
  const name = recordName(item)
  switch (facts?.kind) {
    case 'contact':
      return say(facts.favourite ? 'records.favouriteLabel' : 'records.contactLabel', {
        name,
        number: facts.numbers[0] ?? say('records.noNumber'),
      })
    case 'conversation':
      return say('records.conversationLabel', {
        name,
        count: facts.messages,
        date: describeDate(modifiedAt),
      })
    case 'call':
      return say('records.callLabel', {
        type: say(`records.callTypes.${facts.type}`),
        name,
        date: modifiedAt > 0 ? format().dateTime(modifiedAt) : say('items.noDate'),
      })
    case undefined:
      return name
  }
}
