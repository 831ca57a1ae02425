import { ItemFailure } from '../../errors/item-failure'
import type { Call } from '../../records/call'
import { numberOf } from './number-of'
import { readElements, type XmlElement } from './read-elements'
import { realName, unknownName } from './write-calls'

/** More than any phone keeps, and few enough for memory. */
const maxCalls = 200_000

/** @throws ItemFailure `damaged-in-backup`; what reading throws */
export async function readCalls(pieces: AsyncIterable<Buffer>): Promise<readonly Call[]> {
  const calls: Call[] = []
  for await (const row of readElements(pieces, 'calls')) {
    if (row.name !== 'call') continue
    if (calls.length === maxCalls) throw new ItemFailure('damaged-in-backup', 'It has too many calls')
    calls.push(callOf(row))
  }
  return calls
}

function callOf(row: XmlElement): Call {
  const { attributes } = row
  const name = attributes.get('contact_name') ?? null
  return {
    number: attributes.get('number') ?? '',
    duration: numberOf(row, 'duration'),
    date: numberOf(row, 'date'),
    type: numberOf(row, 'type'),
    presentation: numberOf(row, 'presentation', 1),
    subscription: attributes.get('subscription_id') ?? null,
    name: name === unknownName ? (attributes.get(realName) ?? null) : name,
  }
}
