import type { Phone } from '../../phone/phone'
import type { ListEvent } from '../source'
import type { PhoneFile } from './phone-file'

type FileEvent = ListEvent<PhoneFile>

export interface FavouriteMarker {
  readonly event: (event: FileEvent) => void
  /** Resolves when everything has been told. @throws the signal's reason */
  readonly end: () => Promise<void>
}

/**
 * Tells what is found on, each file with whether it is a favourite. The phone is asked for its favourites while it is
 * listed: what is found before it answers is held back until then, and nothing has to be told twice.
 */
export function withFavourites(phone: Phone, tell: (event: FileEvent) => void): FavouriteMarker {
  let held: FileEvent[] | null = []
  let favourites: ReadonlySet<string> | null = null
  const told = (event: FileEvent) => {
    tell(event.kind === 'entry' && favourites ? { ...event, entry: marked(event.entry, favourites) } : event)
  }
  const asked = (async () => {
    favourites = (await phone.mediaIndex?.listFavourites()) ?? null
    const before = held ?? []
    held = null
    for (const event of before) told(event)
  })()
  // Who lists has ended before: nobody waits for it.
  asked.catch(() => undefined)
  return {
    event: event => {
      if (held) held.push(event)
      else told(event)
    },
    end: () => asked,
  }
}

function marked(file: PhoneFile, favourites: ReadonlySet<string>): PhoneFile {
  return { ...file, favourite: favourites.has(file.path) }
}
