import { contents } from './contract-files'
import { endingContract } from './ending'
import { lookingContract } from './looking'
import { removingContract } from './removing'
import type { PhoneUnderTest, WithPhone } from './phone-under-test'
import { readingContract } from './reading'
import { writingContract } from './writing'

/**
 * What a job may expect of any phone. It is held against each of them, so that the phone in memory is not the kinder one.
 * `use` gives the phone once it is there, with nothing on it but what earlier cases have put there.
 */
export function phoneContract(use: () => PhoneUnderTest): void {
  const withPhone: WithPhone = async work => {
    await use().fill(contents)
    const phone = await (await use().access()).open({})
    try {
      await work(phone, use())
    } finally {
      phone.close()
    }
  }
  readingContract(withPhone)
  lookingContract(withPhone)
  writingContract(withPhone)
  removingContract(withPhone)
  endingContract(withPhone)
}
