import { describe, expect, it } from 'vitest'
import type { CatalogItem } from '../../shared/model/catalog'
import type { RecordFacts } from '../../shared/model/record-facts'
import { createRecordFilter } from './filter-records'

const item = (id: number, name: string, facts: RecordFacts): CatalogItem => ({
  ...{ id, name, folder: '', bytes: 1, modifiedAt: 1, preview: 'none' },
  facts,
})
const contact = (id: number, name: string, ...numbers: string[]) =>
  item(id, name, { kind: 'contact', numbers, favourite: false, hasPhoto: false })

const items = [
  contact(1, 'Zoë Sample', '+1 (555) 010-0123'),
  contact(2, 'Ben Example', '+44 7700 900123', '+1 555 0177'),
  item(3, 'thread 3', {
    kind: 'conversation',
    addresses: ['+44 7700 900456', 'BANK'],
    names: ['Ada Sample', null],
    messages: 4,
  }),
  item(4, 'call 4', { kind: 'call', type: 'missed', number: '', name: null, duration: 0 }),
  item(5, 'call 5', { kind: 'call', type: 'missed', number: '5550144', name: 'Cy', duration: 0 }),
]
const find = (text: string) => createRecordFilter(items)(text).map(({ id }) => id)

describe('createRecordFilter', () => {
  it.each([
    ['', [1, 2, 3, 4, 5]],
    ['  ', [1, 2, 3, 4, 5]],
    ['zoe', [1]],
    ['SAMPLE', [1, 3]],
    ['5550100', [1]],
    ['555-010', [1]],
    ['(555) 01', [1, 2, 5]],
    ['900456', [3]],
    ['bank', [3]],
    ['cy', [5]],
    // A conversation and a call are not called by the name of their entry.
    ['thread', []],
    ['+', [1, 2, 3]],
    ['ada 5', []],
  ])('%s finds %j', (text, ids) => {
    expect(find(text)).toEqual(ids)
  })
})
