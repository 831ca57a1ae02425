import { expect, it } from 'vitest'
import { speedChoices } from './speed-choices'

it('offers the limit that holds, in its place', () => {
  const usual = speedChoices(null)
  expect(speedChoices(1_000_000)).toEqual(usual)
  const [none, slowest, next] = speedChoices(700_000)
  expect([none, slowest, next]).toEqual([null, 500_000, 700_000])
  expect(speedChoices(700_000)).toHaveLength(usual.length + 1)
})
