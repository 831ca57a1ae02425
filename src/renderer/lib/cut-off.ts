/** How old a thing has to be, or a date. */
export const ages = ['month', 'quarter', 'year', 'date'] as const

export type Age = (typeof ages)[number]

const days = { month: 30, quarter: 90, year: 365 } as const satisfies Partial<Record<Age, number>>
const dayMs = 24 * 3600 * 1000

export interface CutOff {
  readonly age: Age
  /** `2026-11-22`; null or anything else is no date. */
  readonly date: string | null
}

/**
 * Only what was last changed before then is offered, in milliseconds since 1970: the beginning of a day, where one is set. Before a
 * date has been set nothing is old enough.
 */
export function cutOffOf({ age, date }: CutOff, now: number): number {
  if (age !== 'date') return now - days[age] * dayMs
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(date ?? '') ?? []
  const time = year === undefined ? 0 : new Date(Number(year), Number(month) - 1, Number(day)).getTime()
  return Number.isNaN(time) ? 0 : Math.min(Math.max(0, time), now)
}
