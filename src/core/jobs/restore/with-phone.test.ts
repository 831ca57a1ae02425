import { expect, it } from 'vitest'
import type { Phone } from '../../phone/phone'
import { isPhoneLost, PhoneError } from '../../phone/phone-error'
import type { PhoneSession } from '../../phone/phone-session'
import { withPhone } from './with-phone'

/** A phone that is back at once, each time. */
const session: PhoneSession = {
  use: async work => {
    for (;;) {
      try {
        return await work({} as Phone)
      } catch (error) {
        if (!isPhoneLost(error)) throw error
      }
    }
  },
  close: () => undefined,
}

it('gives up what the phone goes away over each time, and nothing earlier', async () => {
  let tries = 0
  const work = () => {
    tries += 1
    return Promise.reject(new PhoneError('gone', 'The phone closed the connection'))
  }
  await expect(withPhone(session, work)).rejects.toMatchObject({ code: 'refused-to-take' })
  expect(tries).toBe(5)
  tries = 0
  const comesBack = () => (tries < 3 ? work() : Promise.resolve('there'))
  expect(await withPhone(session, comesBack)).toBe('there')
})
