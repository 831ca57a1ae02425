import { sources } from '../data/sources'
import type { DataSource, Listing, ListInput } from '../data/source'
import { isRefusal } from '../phone/phone-error'

/**
 * Lists all that there is on a phone, all sources at once: records wait for programs that the phone starts, files for its
 * storage. What the phone does not let anybody list is a problem of that source alone.
 * @returns one for each that was listed to its end
 * @throws PhoneError when the phone is lost; the signal's reason
 */
export async function listPhone(
  input: ListInput,
  from: readonly DataSource[] = sources,
): Promise<readonly Listing[]> {
  // Nothing is told any more once this has ended.
  const ends = await Promise.allSettled(from.map(source => listOne(source, input)))
  for (const end of ends) if (end.status === 'rejected') throw end.reason
  return ends.flatMap(end => (end.status === 'fulfilled' && end.value ? [end.value] : []))
}

async function listOne({ kind, list }: DataSource, input: ListInput): Promise<Listing | null> {
  try {
    return await list(input)
  } catch (error) {
    // A backup without the files would be none.
    if (!isRefusal(error) || kind === 'files') throw error
    const detail = { saidBy: 'phone', text: error.message } as const
    input.emit({ kind: 'problem', item: kind, code: 'refused-by-phone', detail })
    return null
  }
}
