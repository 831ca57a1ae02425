import { firstPlaceRule, type PlaceRule } from '../shared/model/place'

export interface RuleFlags {
  readonly allowPlain?: true
  /** kB a second. */
  readonly maxRate?: number
}

/** What a service that is added here is to be used like; null for a rate that is none. */
export function serviceRuleOf({ allowPlain, maxRate }: RuleFlags): PlaceRule | null {
  if (maxRate !== undefined && !(maxRate >= 2 && Number.isFinite(maxRate))) return null
  const maxBytesPerSecond = maxRate === undefined ? null : Math.round(maxRate * 1000)
  return { ...firstPlaceRule, encryptedOnly: allowPlain !== true, maxBytesPerSecond }
}
