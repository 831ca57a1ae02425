import type { CatalogView } from '../../shared/model/catalog'
import type { PhoneDetails } from '../../shared/model/device'
import type { Phone } from '../phone/phone'
import { describeError } from '../errors/describe-error'
import { createCatalog, type Catalog } from '../data/catalog'
import { createFolderTally, type TalliedFolder } from '../data/files/tally-folders'
import type { Listing } from '../data/source'
import { Failure } from '../errors/failure'
import { fillCatalog, type FilledCatalog } from './fill-catalog'
import { listPhone } from './list-phone'

/** What is on one phone, listed by itself. The scan stops with its phone. */
export interface PhoneCatalog extends Pick<FilledCatalog, 'id' | 'view' | 'isComplete' | 'filled' | 'close'> {
  readonly serial: string
  readonly details: PhoneDetails
  readonly catalog: Catalog
  /** By source. @throws Failure `catalog-gone` before all has been listed: what is missing there would be missing without a word */
  readonly listings: () => readonly Listing[]
  /** Its device folders, as far as it has been listed: a folder's place stays. */
  readonly folders: () => readonly TalliedFolder[]
}

export interface PhoneCatalogInput {
  /** Closed by whoever has opened it, after the catalog. */
  readonly phone: Phone
  readonly serial: string
  readonly details: PhoneDetails
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

/** Starts to list everything on a phone, and tells as it grows. */
export function openPhoneCatalog(input: PhoneCatalogInput): PhoneCatalog {
  const { phone, serial, details, onChange } = input
  const catalog = createCatalog()
  let listings: readonly Listing[] | null = null
  const filling = fillCatalog({
    contents: () => ({
      source: { kind: 'phone', serial },
      categories: catalog.tallies(),
      leftOut: catalog.leftOut(),
      access: catalog.access(),
      unreadable: [...catalog.closed, ...unreadableOf(catalog)].map(path => ({ path })),
      badLines: 0,
      authenticity: null,
    }),
    fill: async changed => {
      listings = await listPhone({
        phone,
        details,
        emit: event => {
          catalog.add(event)
          changed()
        },
      })
    },
    whyFailed: describeError,
    onChange,
  })
  return {
    ...filling,
    serial,
    details,
    catalog,
    folders: createFolderTally(catalog.entries),
    listings: () => {
      if (!listings) throw new Failure('catalog-gone')
      return listings
    },
  }
}

function unreadableOf({ problems }: Catalog): readonly string[] {
  return problems.filter(({ code }) => code === 'folder-unreadable').map(({ item }) => item)
}
