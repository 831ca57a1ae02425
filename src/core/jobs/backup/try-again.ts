import { ItemFailure } from '../../errors/item-failure'
import type { Phone } from '../../phone/phone'
import { isPhoneLost } from '../../phone/phone-error'
import type { PhoneSession } from '../../phone/phone-session'
import { refusalFailure } from './save-failure'

/** One try to bring an item here. */
export interface Attempt<T> {
  readonly run: (phone: Phone) => Promise<T>
  /** False for one that has only waited for its turn. */
  readonly begun: () => boolean
  /** Bytes of the item that are here. */
  readonly received: () => number
}

/** A phone that goes away each time at the same place of the same item is not coming along. */
const maxLosses = 4

/**
 * Begins anew each time the phone is lost over an item, as long as more of it comes each time.
 * @throws ItemFailure for this item alone; what the session throws; what the attempt throws otherwise
 */
export async function tryAgain<T>(session: PhoneSession, createAttempt: () => Attempt<T>): Promise<T> {
  let losses = 0
  let farthest = -1
  return await session.use(async phone => {
    const attempt = createAttempt()
    try {
      return await attempt.run(phone)
    } catch (error) {
      if (!isPhoneLost(error)) throw refusalFailure(error) ?? error
      if (attempt.begun()) losses = attempt.received() > farthest ? 1 : losses + 1
      farthest = Math.max(farthest, attempt.received())
      if (losses >= maxLosses) throw new ItemFailure('phone-failed', error.message, { cause: error })
      throw error
    }
  })
}
