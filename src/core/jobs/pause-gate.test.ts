import { describe, expect, it } from 'vitest'
import { createPauseGate } from './pause-gate'

describe('a pause', () => {
  it('holds up whoever comes by until it is over, and nobody else', async () => {
    const gate = createPauseGate()
    const { signal } = new AbortController()
    const told: boolean[] = []
    const end = gate.onChange(paused => told.push(paused))
    await gate.passed(signal)
    gate.set(true)
    gate.set(true)
    let passed = 0
    const waiting = [gate.passed(signal), gate.passed(signal)].map(one => one.then(() => (passed += 1)))
    await Promise.resolve()
    expect(passed).toBe(0)
    gate.set(false)
    await Promise.all(waiting)
    expect(told).toEqual([true, false])
    end()
    gate.set(true)
    expect(told).toHaveLength(2)
  })

  it('ends with the reason of the signal', async () => {
    const gate = createPauseGate()
    const stop = new AbortController()
    gate.set(true)
    const waiting = gate.passed(stop.signal)
    const reason = new Error('cancelled')
    stop.abort(reason)
    await expect(waiting).rejects.toBe(reason)
    await expect(gate.passed(stop.signal)).rejects.toBe(reason)
  })
})
