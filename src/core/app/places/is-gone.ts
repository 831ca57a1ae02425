import type { PlaceRule } from '../../../shared/model/place'
import type { CopyBook } from '../../jobs/copy/copy-state'

/** What tells a rule for copies from others. */
export function ruleKey({ keep }: PlaceRule): string {
  return JSON.stringify(keep)
}

/** Whether a rule that still stands has removed a copy: then it is not made again. */
export function isGone(name: string, { gone }: CopyBook, rule: PlaceRule): boolean {
  return gone?.rule === ruleKey(rule) && gone.names.includes(name)
}
