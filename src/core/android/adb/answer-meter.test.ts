import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createAnswerBudget } from '../../phone/answer-budget'
import { AnswerMeter } from './answer-meter'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }))
afterEach(() => void vi.useRealTimers())

const inactivityMs = 30_000

/** A connection on which `bytes` come after each `ms`. @returns how long it was listened to, at most an hour; in ms */
function listen(
  meter: AnswerMeter,
  arrive: (bytes: number) => void,
  { bytes, ms }: { bytes: number; ms: number },
) {
  let silentAfter: number | null = null
  const began = performance.now()
  while (silentAfter === null && performance.now() - began < 3_600_000) {
    meter.startWait(() => (silentAfter = performance.now() - began))
    vi.advanceTimersByTime(ms)
    arrive(bytes)
    meter.endWait()
  }
  return silentAfter
}

function connection(limits: { maxWaitMs?: number } = {}) {
  let received = 0
  const budget = createAnswerBudget({ maxBytes: Infinity, maxWaitMs: Infinity, ...limits })
  const meter = new AnswerMeter(inactivityMs, () => received, budget)
  return { meter, budget, arrive: (bytes: number) => void (received += bytes) }
}

describe('patience with a phone', () => {
  it('ends after the inactivity limit of silence', () => {
    const { meter, arrive } = connection()
    expect(listen(meter, arrive, { bytes: 0, ms: 1000 })).toBe(inactivityMs)
  })

  it('is not renewed by a byte', () => {
    const { meter, arrive } = connection()
    expect(listen(meter, arrive, { bytes: 1, ms: 29_000 })).toBeLessThan(inactivityMs + 1000)
  })

  it.each([
    ['a slow card', { bytes: 100, ms: 50 }],
    ['a phone that sleeps between two pieces', { bytes: 65_536, ms: 29_000 }],
  ])('does not end with %s', (_what, pace) => {
    const { meter, arrive } = connection()
    expect(listen(meter, arrive, pace)).toBeNull()
  })

  it('is not saved up: what came fast at first does not excuse silence later', () => {
    const { meter, arrive } = connection()
    arrive(10 ** 9)
    expect(listen(meter, arrive, { bytes: 0, ms: 1000 })).toBe(inactivityMs)
  })

  it('begins anew with each answer, and may be longer for one', () => {
    const { meter, arrive, budget } = connection()
    meter.begin({ budget, inactivityMs: 90_000 })
    expect(listen(meter, arrive, { bytes: 0, ms: 1000 })).toBe(90_000)
    meter.begin({ budget })
    expect(listen(meter, arrive, { bytes: 0, ms: 1000 })).toBe(inactivityMs)
  })

  it('has an end for answers that go on and on', () => {
    const { meter, arrive } = connection({ maxWaitMs: 600_000 })
    expect(listen(meter, arrive, { bytes: 10_000, ms: 1000 })).toBe(600_000 + inactivityMs)
  })

  it('has an end for many answers of one budget together', () => {
    const { meter, arrive, budget } = connection({ maxWaitMs: 60_000 })
    const once = () => {
      meter.begin({ budget })
      meter.startWait(() => undefined)
      vi.advanceTimersByTime(20_000)
      arrive(1)
      meter.endWait()
    }
    for (let answers = 0; answers < 4; answers++) once()
    meter.begin({ budget })
    expect(listen(meter, arrive, { bytes: 0, ms: 1000 })).toBe(10_000)
  })
})

describe('the budget of an answer', () => {
  it('is of bytes and of parts', () => {
    const budget = createAnswerBudget({ maxBytes: 10, maxParts: 2 })
    budget.spendBytes(10)
    budget.spendParts(2)
    expect(() => budget.spendBytes(1)).toThrow('more than 10 bytes')
    expect(() => budget.spendParts(1)).toThrow('more than 2')
  })
})
