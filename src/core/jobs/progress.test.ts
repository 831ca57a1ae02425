import { describe, expect, it } from 'vitest'
import type { Progress } from '../../shared/model/job'
import { createProgressMeter } from './progress'

function meterOnAClock(bytesTotal = 1_000_000) {
  let time = 0
  const told: Progress[] = []
  const meter = createProgressMeter({
    itemsTotal: 10,
    bytesTotal,
    issueCount: 0,
    onProgress: progress => told.push(progress),
    now: () => time,
  })
  return { meter, told, pass: (ms: number) => (time += ms) }
}

describe('progress meter', () => {
  it('tells at most ten times a second, and the last state at once', () => {
    const { meter, told, pass } = meterOnAClock()
    for (let ms = 0; ms < 1000; ms += 5) {
      pass(5)
      meter.bytesMoved(10)
    }
    expect(told.length).toBeGreaterThan(5)
    expect(told.length).toBeLessThanOrEqual(11)
    meter.flush()
    expect(told.at(-1)?.bytesDone).toBe(2000)
  })

  it('gives the speed of the last seconds, not of the whole run', () => {
    const { meter, pass } = meterOnAClock(100_000_000)
    for (let i = 0; i < 200; i++) {
      pass(100)
      meter.bytesMoved(1_000)
    }
    for (let i = 0; i < 100; i++) {
      pass(100)
      meter.bytesMoved(100_000)
    }
    const { bytesPerSecond, remainingSeconds } = meter.snapshot()
    expect(bytesPerSecond).toBeGreaterThan(900_000)
    expect(bytesPerSecond).toBeLessThanOrEqual(1_000_000)
    expect(remainingSeconds).toBeCloseTo((100_000_000 - 10_200_000) / bytesPerSecond, 0)
  })

  it('cannot tell the remaining time before the first byte', () => {
    const { meter, pass } = meterOnAClock()
    pass(1000)
    expect(meter.snapshot()).toMatchObject({ bytesPerSecond: 0, remainingSeconds: null })
  })

  it('gives no speed while the job stands still, and then that of what came after', () => {
    const { meter, told, pass } = meterOnAClock()
    pass(1000)
    meter.bytesMoved(500_000)
    meter.held({ kind: 'paused' })
    expect(told.at(-1)).toMatchObject({ hold: { kind: 'paused' }, bytesPerSecond: 0, remainingSeconds: null })
    pass(60_000)
    meter.held(null)
    pass(1000)
    meter.bytesMoved(1_000)
    expect(meter.snapshot()).toMatchObject({ hold: null, bytesPerSecond: 1_000 })
  })

  it('counts an item that failed or was copied twice by its planned size', () => {
    const { meter } = meterOnAClock(300)
    meter.bytesMoved(50)
    meter.itemEnded({ plannedBytes: 100, movedBytes: 50 })
    meter.bytesMoved(400)
    meter.itemEnded({ plannedBytes: 200, movedBytes: 400 })
    expect(meter.snapshot()).toMatchObject({ itemsDone: 2, bytesDone: 300 })
  })
})
