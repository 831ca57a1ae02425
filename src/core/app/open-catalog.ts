import { randomUUID } from 'node:crypto'
import type { CatalogView } from '../../shared/model/catalog'
import type { ErrorInfo } from '../../shared/model/errors'
import type { PhoneDetails } from '../../shared/model/device'
import type { Phone } from '../phone/phone'
import { describeError } from '../errors/describe-error'
import { createCatalog, type Catalog } from '../data/catalog'
import type { ListEvent, Listing } from '../data/source'
import { Failure } from '../errors/failure'
import { listPhone } from './list-phone'

/** A catalog that fills itself. */
export interface OpenCatalog {
  readonly id: string
  readonly serial: string
  readonly details: PhoneDetails
  readonly catalog: Catalog
  /** By source. @throws Failure `catalog-gone` before all has been listed: what is missing there would be missing without a word */
  readonly listings: () => readonly Listing[]
  readonly view: () => CatalogView
  /** Resolves when the scan has ended, however it ended. */
  readonly scanned: Promise<void>
  /** Nothing is told any more; the scan stops with its phone. */
  readonly close: () => void
}

export interface OpenCatalogInput {
  /** Closed by whoever has opened it, after the catalog. */
  readonly phone: Phone
  readonly serial: string
  readonly details: PhoneDetails
  /** At most ten times a second, and once at the end. */
  readonly onChange: (view: CatalogView) => void
}

const minMsBetween = 100

/** Starts to list everything on a phone, and tells as it grows. */
export function openCatalog({ phone, serial, details, onChange }: OpenCatalogInput): OpenCatalog {
  const id = randomUUID()
  const catalog = createCatalog()
  const closing = new AbortController()
  let status: CatalogView['status'] = 'scanning'
  let listings: readonly Listing[] | null = null
  let failure: ErrorInfo | undefined
  let toldAt = 0

  const view = (): CatalogView => ({
    id,
    source: { kind: 'phone', serial },
    status,
    ...(failure ? { error: failure } : {}),
    categories: catalog.tallies(),
    leftOut: catalog.leftOut(),
    unreadable: [...catalog.closed, ...unreadableOf(catalog)].map(path => ({ path })),
    badLines: 0,
    authenticity: null,
  })
  const tell = () => {
    toldAt = performance.now()
    if (!closing.signal.aborted) onChange(view())
  }
  const scan = async () => {
    try {
      const emit = (event: ListEvent) => {
        catalog.add(event)
        if (performance.now() - toldAt >= minMsBetween) tell()
      }
      listings = await listPhone({ phone, details, emit })
      status = 'complete'
    } catch (error) {
      status = 'failed'
      failure = describeError(error)
    }
    tell()
  }
  return {
    id,
    serial,
    details,
    catalog,
    listings: () => {
      if (!listings) throw new Failure('catalog-gone')
      return listings
    },
    view,
    scanned: scan(),
    close: () => closing.abort(),
  }
}

function unreadableOf({ problems }: Catalog): readonly string[] {
  return problems.filter(({ code }) => code === 'folder-unreadable').map(({ item }) => item)
}
