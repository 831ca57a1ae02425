import type { CatalogView } from '../../shared/model/catalog'
import { call } from '../call'
import { toErrorInfo } from '../lib/api-error'
import { emptyCatalog, useCatalog } from './catalog'

/** The newest news of catalogs that are not ours (yet): an event may overtake the answer to `open`. */
const early = new Map<string, CatalogView>()
let newestOpening = 0

/** Starts to look at a phone, and lets go of what was looked at before. Failures end up in the store. */
export async function openCatalog(serial: string): Promise<void> {
  const opening = ++newestOpening
  closeCatalog(useCatalog.getState().view?.id)
  early.clear()
  useCatalog.setState({ ...emptyCatalog, serial })
  try {
    const answer = await call(window.api.catalog.open({ serial }))
    if (opening === newestOpening) useCatalog.setState({ view: early.get(answer.id) ?? answer })
    else closeCatalog(answer.id)
  } catch (thrown) {
    if (opening === newestOpening) useCatalog.setState({ error: toErrorInfo(thrown) })
  }
}

export function receiveCatalog(view: CatalogView): void {
  if (useCatalog.getState().view?.id === view.id) useCatalog.setState({ view })
  else early.set(view.id, view)
}

function closeCatalog(catalogId: string | undefined): void {
  // Main forgets a catalog by itself with its phone: nothing is lost when this one was gone already.
  if (catalogId !== undefined) void window.api.catalog.close({ catalogId })
}
