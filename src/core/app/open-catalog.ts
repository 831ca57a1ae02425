import { randomUUID } from 'node:crypto'
import type { CatalogView } from '../../shared/model/catalog'
import type { ErrorInfo } from '../../shared/model/errors'
import type { PhoneDetails } from '../../shared/model/device'
import type { Phone } from '../phone/phone'
import { describeError } from '../errors/describe-error'
import { createCatalog, type Catalog } from '../data/files/catalog'
import { scanStorage } from '../data/files/scan-storage'

/** A catalog that fills itself. */
export interface OpenCatalog {
  readonly id: string
  readonly serial: string
  readonly details: PhoneDetails
  readonly catalog: Catalog
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

const leastMsBetween = 100

/** Starts to list everything on a phone, and tells as it grows. */
export function openCatalog({ phone, serial, details, onChange }: OpenCatalogInput): OpenCatalog {
  const id = randomUUID()
  const catalog = createCatalog()
  const closing = new AbortController()
  let status: CatalogView['status'] = 'scanning'
  let failure: ErrorInfo | undefined
  let toldAt = 0

  const view = (): CatalogView => ({
    id,
    source: { kind: 'phone', serial },
    status,
    ...(failure ? { error: failure } : {}),
    categories: catalog.tallies(),
    leftOut: catalog.leftOut(),
    unreadable: [...catalog.closed, ...catalog.unreadable].map(path => ({ path })),
    badLines: 0,
    authenticity: null,
  })
  const tell = () => {
    toldAt = performance.now()
    if (!closing.signal.aborted) onChange(view())
  }
  const scan = async () => {
    try {
      const volumes = details.volumes.map(({ path }) => path)
      await scanStorage(phone, volumes, event => {
        catalog.add(event)
        if (performance.now() - toldAt >= leastMsBetween) tell()
      })
      status = 'complete'
    } catch (error) {
      status = 'failed'
      failure = describeError(error)
    }
    tell()
  }
  return { id, serial, details, catalog, view, scanned: scan(), close: () => closing.abort() }
}
