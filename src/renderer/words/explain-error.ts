import type { ErrorInfo } from '../../shared/model/errors'
import { say } from './say'

export interface Explanation {
  /** What happened. */
  readonly title: string
  /** What to do next. */
  readonly advice: string
}

/** Why something could not be done, and what to do about it. */
export function explainError(error: ErrorInfo): Explanation {
  const { code, details = {} } = error
  const { maxBytes } = details
  if (code === 'bad-request' && typeof maxBytes === 'number')
    return { title: say('detailed.too-much.title'), advice: say('detailed.too-much.advice', { maxBytes }) }
  return { title: say(`errors.${code}.title`), advice: spaceAdvice(error) ?? say(`errors.${code}.advice`) }
}

/** Where it is known how much is missing. */
function spaceAdvice({ code, details = {} }: ErrorInfo): string | null {
  const { neededBytes, freeBytes } = details
  if (code !== 'no-space' && code !== 'phone-full') return null
  if (typeof neededBytes !== 'number' || typeof freeBytes !== 'number') return null
  return say(`detailed.${code}`, { neededBytes, freeBytes })
}
