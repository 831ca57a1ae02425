import { expect, it } from 'vitest'
import { parseBattery } from './read-battery'

const dump = (lines: readonly string[]) => ['Current Battery Service state:', ...lines, ''].join('\n')

it.each([
  ['discharging', ['  status: 3', '  level: 81', '  scale: 100'], { percent: 81, charging: false }],
  [
    'charging',
    ['  USB powered: true', '  status: 2', '  level: 7', '  scale: 100'],
    { percent: 7, charging: true },
  ],
  ['full', ['  status: 5', '  level: 100', '  scale: 100'], { percent: 100, charging: true }],
  ['another scale', ['  status: 3', '  level: 100', '  scale: 200'], { percent: 50, charging: false }],
  ['CRLF', ['  status: 2\r', '  level: 40\r', '  scale: 100\r'], { percent: 40, charging: true }],
  ['no battery', ["Can't find service: battery"], null],
  ['nonsense', ['  status: 2', '  level: 1', '  scale: 0'], null],
  // A line of another name that ends in the same words.
  [
    'Samsung',
    ['  status: 3', '  batterySWSelfDischarging level: 9', '  level: 55', '  scale: 100'],
    { percent: 55, charging: false },
  ],
])('%s', (_what, lines, battery) => {
  expect(parseBattery(dump(lines))).toEqual(battery)
})
