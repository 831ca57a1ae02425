import { sources } from '../data/sources'
import type { Listing, ListInput } from '../data/source'

/**
 * Lists all that there is on a phone, source by source.
 * @throws PhoneError when the phone is lost; the signal's reason
 */
export async function listPhone(input: ListInput): Promise<readonly Listing[]> {
  const listings: Listing[] = []
  for (const { list } of sources) listings.push(await list(input))
  return listings
}
