import { createRandom } from '../../gallery/random'
import type { Table } from '../table'
import { personOf, wakingMoment } from './people'

/** The last moment of the sample records, as of the gallery: nothing is younger. */
export const lastMoment = Date.UTC(2026, 10, 20, 20)
const year = 365.25 * 86_400_000

/** CallLog.Calls.TYPE, and how often out of a hundred: voicemails (4) are there, but not shown to the shell. */
const types: readonly (readonly [type: number, share: number])[] = [
  [1, 38],
  [2, 34],
  [3, 15],
  [4, 2],
  [5, 6],
  [6, 3],
  [7, 2],
]

function typeAt(share: number): number {
  let sum = 0
  for (const [type, part] of types) {
    sum += part
    if (share < sum) return type
  }
  return 1
}

/** Fills the call log, oldest first: hidden and unknown numbers and payphones among it. */
export function fillCalls(calls: Table, count: number): void {
  const random = createRandom(4711)
  const from = lastMoment - year
  for (let at = 0; at < count; at++) {
    const person = personOf(random.int(0, 79))
    const type = typeAt(at < 7 ? at * 15 : random.next() * 100)
    const presentation = at % 23 === 5 ? random.int(2, 4) : 1
    const shown = presentation === 1
    const named = shown && random.chance(0.7)
    const date = wakingMoment(
      createRandom(at + 99),
      from + (year * at) / count,
      from + (year * (at + 1)) / count,
    )
    calls.insert({
      number: shown ? person.number : '',
      presentation,
      date,
      duration: [1, 2, 4, 7].includes(type) ? random.int(3, 1800) : 0,
      type,
      new: type === 3 ? 1 : 0,
      is_read: type === 3 ? 0 : 1,
      name: named ? nameAt(at, `${person.given} ${person.family}`) : null,
      numbertype: named ? 2 : null,
      subscription_component_name:
        'com.android.phone/com.android.services.telephony.TelephonyConnectionService',
      subscription_id: '89440000000000000017',
      phone_account_address: '+447700900999',
      countryiso: 'GB',
      geocoded_location: shown && !named ? 'United Kingdom' : null,
      normalized_number: shown ? person.number : null,
      formatted_number: shown ? person.number : null,
      last_modified: date,
    })
  }
}

const nameAt = (at: number, usual: string): string => {
  if (at % 97 === 11) return 'Row: 7 _id=8, number=+15550100'
  return at % 89 === 13 ? 'Smith, Ada, date=1' : usual
}
