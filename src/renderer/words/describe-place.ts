import type { PlacePhone, PlaceView } from '../../shared/model/place'
import type { RetentionRule } from '../../shared/model/retention'
import { say } from './say'

/** What a place is, and where. */
export function describePlace({ kind, label }: Pick<PlaceView, 'kind' | 'label'>): string {
  const what = say(`places.kinds.${kind}`)
  return label === '' ? what : `${what} · ${label}`
}

/** Why what waits there is not copied now. */
export function describeHold({ hold }: Pick<PlaceView, 'hold'>): string {
  return say(`places.holds.${hold ?? 'soon'}`)
}

/** How much of a phone waits, and why. */
export function describeWaiting(place: Pick<PlaceView, 'hold'>, { waiting }: PlacePhone): string {
  if (waiting === 0) return say('places.waitingNone')
  return say('places.waitingCount', { count: waiting, why: describeHold(place) })
}

/** When all of it was last read, and what came of it. */
export function describeFullCheck({ fullCheck }: PlacePhone): string {
  if (fullCheck === null) return say('places.never')
  const { at, faults } = fullCheck
  return faults === 0 ? say('places.readGood', { at }) : say('places.readBad', { at, faults })
}

/** Which copies stay, in a few words. */
export function describeKeep(rule: RetentionRule): string {
  return rule.kind === 'keep-last'
    ? say('places.rule.keepCount', { count: rule.count })
    : say(`retention.rules.${rule.kind}.label`)
}
