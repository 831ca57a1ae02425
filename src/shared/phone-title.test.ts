import { expect, it } from 'vitest'
import { phoneTitle } from './phone-title'

it.each([
  ['Google', 'Pixel 7', undefined, 'Google Pixel 7'],
  ['OnePlus', 'OnePlus 12', undefined, 'OnePlus 12'],
  ['samsung', 'SM-A546B', 'Galaxy A54 5G', 'Samsung Galaxy A54 5G'],
  ['samsung', 'SM-X', undefined, 'Samsung SM-X'],
  ['realme', 'RMX3085', 'realme 8', 'realme 8'],
  ['HMD Global', 'Nokia 6.1', undefined, 'HMD Global Nokia 6.1'],
])('%s, %s, %s: the name people know, the maker once', (manufacturer, model, marketName, title) => {
  expect(phoneTitle({ manufacturer, model, marketName })).toBe(title)
})
