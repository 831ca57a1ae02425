import { Failure } from '../../errors/failure'
import { ItemFailure } from '../../errors/item-failure'
import { isRefusal } from '../../phone/phone-error'

/** What it means that the phone does not take an item; null for all else. */
export function whatRefusalMeans(error: unknown): Error | null {
  if (!isRefusal(error)) return null
  if (error.refusal === 'no-room') return new Failure('phone-full', undefined, { cause: error })
  const code = error.refusal === 'name-too-long' ? 'path-too-long' : 'refused-to-take'
  return new ItemFailure(code, error.message, { cause: error, saidBy: 'phone' })
}
