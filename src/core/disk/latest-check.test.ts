import { expect, it } from 'vitest'
import { createLatestCheck } from './latest-check'

it('asks once for all who came before it began, and again for who came after', async () => {
  let begun = 0
  const ends: (() => void)[] = []
  const check = createLatestCheck(async () => {
    const number = (begun += 1)
    await new Promise<void>(resolve => ends.push(resolve))
    return number
  })
  const first = [check(), check()]
  await Promise.resolve()
  await Promise.resolve()
  expect(begun).toBe(1)
  const second = [check(), check(), check()]
  ends[0]?.()
  expect(await Promise.all(first)).toEqual([1, 1])
  await expect.poll(() => begun).toBe(2)
  ends[1]?.()
  expect(await Promise.all(second)).toEqual([2, 2, 2])
})

it('goes on after a check that failed', async () => {
  let fails = true
  const check = createLatestCheck(() => (fails ? Promise.reject(new Error('no')) : Promise.resolve('yes')))
  await expect(check()).rejects.toThrow('no')
  fails = false
  expect(await check()).toBe('yes')
})
