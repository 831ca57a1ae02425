import { ItemFailure } from '../../errors/item-failure'
import type { Phone } from '../../phone/phone'
import type { PhoneSession } from '../../phone/phone-session'

/** A phone that goes away each time it is asked for the same is not asked any more. */
const maxTries = 5

/**
 * `session.use` with an end: what the phone is lost over again and again is given up.
 * @throws ItemFailure `refused-to-take`; what the session throws
 */
export async function withPhone<T>(session: PhoneSession, work: (phone: Phone) => Promise<T>): Promise<T> {
  let tries = 0
  return await session.use(async phone => {
    tries += 1
    if (tries > maxTries) throw new ItemFailure('refused-to-take', 'The phone disconnects each time')
    return await work(phone)
  })
}
