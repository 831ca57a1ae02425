import { expect, it } from 'vitest'
import { placeWindow } from './place-window'

const main = { x: 0, y: 24, width: 1920, height: 1056 }
const beside = { x: 1920, y: 0, width: 2560, height: 1440 }
const at = (x: number, y: number, width = 1000, height = 700) => ({ x, y, width, height, maximized: false })

it.each([
  ['the first time: the system chooses', null, [main], { width: 1180, height: 780 }],
  ['where it was', at(100, 50), [main], { x: 100, y: 50, width: 1000, height: 700 }],
  ['on the other screen', at(2500, 90), [main, beside], { x: 2500, y: 90, width: 1000, height: 700 }],
  ['that screen is gone', at(2500, 90), [main], { width: 1000, height: 700 }],
  [
    'partly off the screen, as people leave it',
    at(1700, 500),
    [main],
    { x: 1700, y: 500, width: 1000, height: 700 },
  ],
  ['hardly on it', at(1890, 500), [main], { width: 1000, height: 700 }],
  ['its title above the screen', at(100, -300), [main], { width: 1000, height: 700 }],
  ['its title below the screen', at(100, 1040), [main], { width: 1000, height: 700 }],
  [
    'larger than the screen is now',
    at(0, 24, 3000, 2000),
    [main],
    { x: 0, y: 24, width: 1920, height: 1056 },
  ],
  ['smaller than it may be', at(10, 30, 10, 10), [main], { width: 900, height: 640 }],
  ['no screen at all', at(10, 30), [], { width: 1000, height: 700 }],
] as const)('%s', (_what, saved, areas, place) => {
  expect(placeWindow(saved, areas)).toEqual(place)
})
