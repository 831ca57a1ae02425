import { describe, expect, it } from 'vitest'
import { planPhotos } from './photo-plan'

describe('the plan of the gallery', () => {
  const plans = planPhotos(300)

  it('is the same each time', () => {
    expect(planPhotos(300)).toEqual(plans)
  })

  it('names every picture once and by when it was taken', () => {
    expect(new Set(plans.map(({ path }) => path)).size).toBe(300)
    for (const { path, taken } of plans.filter(plan => plan.path.includes('DCIM'))) {
      const digits = path.replace(/\D/g, '')
      expect(digits.slice(0, 14)).toBe(taken.toISOString().replace(/\D/g, '').slice(0, 14))
    }
  })

  it('has every format, every orientation, and several years', () => {
    expect(new Set(plans.map(({ format }) => format))).toEqual(
      new Set(['jpeg', 'png', 'webp', 'gif', 'avif']),
    )
    expect(new Set(plans.map(({ orientation }) => orientation))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]))
    expect(new Set(plans.map(({ taken }) => taken.getUTCFullYear()))).toEqual(
      new Set([2023, 2024, 2025, 2026]),
    )
  })

  it('never shows the same drawing twice in a row', () => {
    plans.slice(1).forEach((plan, index) => expect(plan.scene).not.toBe(plans[index]?.scene))
  })
})
