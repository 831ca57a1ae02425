import type { Call } from '../../records/call'

/** Equal for the same call on two phones: what a call is known by where the phone gives it no name that lasts. */
export function callIdentity({ date, type, duration, number }: Call): string {
  return [date, type, duration, number].join(' ')
}

export interface KeyedCall {
  readonly call: Call
  /** Its identity, and which one it is of those that have the same. */
  readonly key: string
}

/** In the order of their dates, each with what tells it from the others. The same calls in any order give the same. Pure. */
export function keyCalls(calls: readonly Call[]): readonly KeyedCall[] {
  const seen = new Map<string, number>()
  return [...calls].sort(byDate).map(call => {
    const identity = callIdentity(call)
    const count = (seen.get(identity) ?? 0) + 1
    seen.set(identity, count)
    return { call, key: count === 1 ? identity : `${identity} #${count}` }
  })
}

function byDate(a: Call, b: Call): number {
  if (a.date !== b.date) return a.date - b.date
  const [one, other] = [orderOf(a), orderOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function orderOf(call: Call): string {
  return JSON.stringify([callIdentity(call), call.presentation, call.name, call.subscription])
}
