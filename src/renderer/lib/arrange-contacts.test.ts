import { describe, expect, it } from 'vitest'
import { arrangeContacts } from './arrange-contacts'

const contacts = (...names: string[]) => names.map((name, id) => ({ id, name, bytes: id + 1 }))

describe('arrangeContacts', () => {
  it('orders by name under initials, accents and capitals alike, numbers last', () => {
    const { items, sections } = arrangeContacts(
      contacts('zoe', '+1 555 0100', 'Ben', 'Élodie', 'eve', 'Ada 10', 'Ada 2', 'Åsa'),
      'en',
    )
    expect(items.map(({ name }) => name)).toEqual([
      'Ada 2',
      'Ada 10',
      'Åsa',
      'Ben',
      'Élodie',
      'eve',
      'zoe',
      '+1 555 0100',
    ])
    expect(sections.map(({ key }) => (key.kind === 'initial' ? key.initial : 'other'))).toEqual([
      'A',
      'B',
      'E',
      'Z',
      null,
    ])
  })

  it('covers all of them, without a gap, with their sizes', () => {
    const { items, sections } = arrangeContacts(contacts('b', 'a', 'B', '1', ''), 'en')
    expect(sections.map(({ start }) => start)).toEqual([0, ...sections.map(({ end }) => end)].slice(0, -1))
    for (const { start, end, bytes } of sections)
      expect(bytes).toBe(items.slice(start, end).reduce((sum, item) => sum + item.bytes, 0))
    expect(sections.at(-1)?.end).toBe(5)
  })

  it('has no section where there is nobody', () => {
    expect(arrangeContacts([], 'en')).toEqual({ items: [], sections: [] })
  })
})
