import type { KeepKind } from '../../../shared/model/retention'

/** The periods of a calendar of which a rule keeps the newest backup each. */
export type Period = Exclude<KeepKind, 'last'>

const dayMs = 86_400_000

/**
 * What names the period that a moment is in, in local time: equal within one, and different in any other.
 * @param time milliseconds since 1970
 */
export function periodOf(period: Period, time: number): string {
  const date = new Date(time)
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  switch (period) {
    case 'daily':
      return `${year}-${month}-${day}`
    case 'weekly':
      return isoWeek(year, month, day)
    case 'monthly':
      return `${year}-${month}`
    case 'yearly':
      return String(year)
  }
}

/** ISO 8601: a week begins on Monday, and belongs to the year that its Thursday is in. */
function isoWeek(year: number, month: number, day: number): string {
  // Days of the calendar, which no clock is put forward in.
  const date = Date.UTC(year, month - 1, day)
  const daysAfterMonday = (new Date(date).getUTCDay() + 6) % 7
  const thursday = new Date(date + (3 - daysAfterMonday) * dayMs)
  const weekYear = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(weekYear, 0, 1)) / (7 * dayMs)) + 1
  return `${weekYear}-W${week}`
}
