/** What is in no year of four digits goes together. */
const noMonth = 'undated'

/**
 * `2026-11`, in UTC: the same on every computer.
 * @param date milliseconds since 1970
 */
export function monthOf(date: number): string {
  const time = new Date(date)
  if (Number.isNaN(time.getTime()) || date < 0) return noMonth
  const year = time.getUTCFullYear()
  return year > 9999 ? noMonth : time.toISOString().slice(0, 7)
}

/** Seconds since 1970; 0 for a time before. @param date in milliseconds */
export function secondsOf(date: number): number {
  return Math.max(0, Math.floor(date / 1000))
}
