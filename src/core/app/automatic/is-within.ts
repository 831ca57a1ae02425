import type { HourRange } from '../../../shared/model/automatic'

/** Whether an hour of this computer's time zone is in a range; one that ends before it begins goes over midnight. */
export function isWithin({ from, to }: HourRange, time: Date): boolean {
  const hour = time.getHours()
  if (from === to) return true
  return from < to ? hour >= from && hour < to : hour >= from || hour < to
}
