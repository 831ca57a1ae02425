import type { Tally } from '../../shared/model/catalog'
import type { Contents } from './manifest'

export function totalOf({ saved }: Contents): Tally {
  return Object.values(saved).reduce(
    (total, { count, bytes }) => ({ count: total.count + count, bytes: total.bytes + bytes }),
    { count: 0, bytes: 0 },
  )
}
