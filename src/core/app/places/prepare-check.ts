import type { CheckCopiesReport, Outcome } from '../../../shared/model/job'
import { runCheckCopies } from '../../jobs/copy/check-copies'
import type { ReadyJob } from '../../jobs/run-job'
import { lookIntoPlace } from './look-into-place'
import type { Places } from './places'

export interface CheckOrder {
  readonly placeId: string
  /** Every byte; else names and sizes alone. */
  readonly full: boolean
}

/** Reads what a place holds. @throws Failure `nothing-to-copy` where it has no copy; like `Places.open`; PlaceError */
export async function prepareCheck(
  { placeId, full }: CheckOrder,
  places: Places,
  signal?: AbortSignal,
): Promise<ReadyJob<Outcome<CheckCopiesReport>>> {
  const { name } = places.get(placeId)
  const { phones, total } = await lookIntoPlace(placeId, places, signal)
  const place = await places.open(placeId)
  const states = await Promise.all(
    phones.map(async ({ phone }) => ({ phone, state: await places.state(placeId, phone) })),
  )
  const { count: items, bytes } = total
  return {
    facts: {
      kind: 'check-copies',
      // All phones' that are there.
      phoneName: '',
      ...{ phoneId: null, placeId, encrypted: false, issueCount: 0 },
      ...{ itemsTotal: items, bytesTotal: full ? bytes : 0 },
    },
    drop: place.close,
    run: async controls => {
      try {
        return await runCheckCopies({ place, placeName: name, full, phones: states, items, bytes }, controls)
      } finally {
        await place.close()
      }
    },
  }
}
