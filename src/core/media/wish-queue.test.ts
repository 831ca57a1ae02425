import { describe, expect, it } from 'vitest'
import { createWishQueue } from './wish-queue'

/** Loads that end when the test says so. */
function setUp(parallel: number) {
  const started: number[] = []
  const aborted: number[] = []
  const ends = new Map<number, () => void>()
  const queue = createWishQueue<string>({
    parallel,
    load: (id, signal) => {
      started.push(id)
      signal.addEventListener('abort', () => aborted.push(id))
      return new Promise(resolve => ends.set(id, () => resolve(`${id}`)))
    },
  })
  const end = async (id: number) => {
    ends.get(id)?.()
    await new Promise(resolve => setImmediate(resolve))
  }
  return { queue, started, aborted, end }
}

describe('a wish queue', () => {
  it('loads what is on the screen first, in its order, then the latest wish', async () => {
    const { queue, started, end } = setUp(1)
    for (const id of [1, 2, 3, 4, 5]) void queue.get(id)
    queue.show([4, 2])
    for (const id of [1, 4, 2, 5, 3]) await end(id)
    expect(started).toEqual([1, 4, 2, 5, 3])
  })

  it('gives up what has left the screen, also what is being loaded', async () => {
    const { queue, started, aborted, end } = setUp(1)
    queue.show([1, 2, 3])
    const [first, second] = [queue.get(1), queue.get(2), queue.get(3)]
    queue.show([3, 4])
    expect(await Promise.all([first, second])).toEqual([null, null])
    await end(3)
    expect(started).toEqual([1, 3])
    expect(aborted).toEqual([1])
  })

  it('gives up nothing that was never said to be on the screen', async () => {
    const { queue, end } = setUp(1)
    const elsewhere = queue.get(9)
    queue.show([1])
    queue.show([])
    await end(9)
    expect(await elsewhere).toBe('9')
  })

  it('loads a thing once however many ask, and again after it was given up', async () => {
    const { queue, started, end } = setUp(2)
    queue.show([1])
    const both = [queue.get(1), queue.get(1)]
    await end(1)
    expect(await Promise.all(both)).toEqual(['1', '1'])
    const left = queue.get(1)
    queue.show([])
    expect(await left).toBeNull()
    queue.show([1])
    const back = queue.get(1)
    await end(1)
    expect(await back).toBe('1')
    expect(started).toEqual([1, 1, 1])
  })

  it('never runs more than it may, and forgets the oldest of too many', async () => {
    const { queue, started } = setUp(2)
    const wishes = Array.from({ length: 450 }, (_, id) => queue.get(id))
    expect(started).toEqual([0, 1])
    expect(await wishes[2]).toBeNull()
    queue.clear()
    expect(await Promise.all(wishes)).toEqual(wishes.map(() => null))
  })
})
