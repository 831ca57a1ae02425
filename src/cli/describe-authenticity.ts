import type { Authenticity, UnsignedReason } from '../shared/model/authenticity'
import { say } from './say'

/** What to say about a backup before anything in it is shown; null where there is nothing to say. */
export function describeAuthenticity(authenticity: Authenticity): string | null {
  if (authenticity.kind === 'unsigned')
    return say('authenticity.unsigned', { reasons: describeReasons(authenticity.reasons) })
  const name = authenticity.kind === 'signed' ? authenticity.renamedFrom : null
  return name === null ? null : say('authenticity.renamed', { name })
}

export function describeReasons(reasons: readonly UnsignedReason[]): string {
  return reasons.map(reason => say(`authenticity.reasons.${reason}`)).join('; ')
}
