import { expect, it } from 'vitest'
import { marketName } from './market-name'

it.each([
  ['SM-A546B', 'Galaxy A54 5G'],
  ['2201117TG', 'Redmi Note 11'],
  ['CPH2449', 'OnePlus 11 5G'],
])('%s is sold as %s', (model, name) => {
  expect(marketName(model)).toBe(name)
})

it('knows nothing of what is no number of a phone', () => {
  for (const model of ['Pixel 7', '', 'constructor', 'SM-0']) expect(marketName(model)).toBeUndefined()
})
