import type { CatalogSource, CatalogView } from '../../shared/model/catalog'
import { call } from '../call'
import { toErrorInfo } from '../lib/api-error'
import { backupBrowse, emptyCatalog, freeUpBrowse, phoneBrowse, type Browse } from './browse'

/** The newest news of catalogs that are not ours (yet): an event may overtake the answer to `open`. */
const early = new Map<string, CatalogView>()
const newestOpening = new Map<Browse, number>()

/** Starts to look at a phone, and lets go of what was looked at before. Failures end up in the store. */
export async function browsePhone(serial: string): Promise<void> {
  try {
    await openCatalog(phoneBrowse, { kind: 'phone', serial }, () => call(window.api.catalog.open({ serial })))
  } catch (thrown) {
    phoneBrowse.catalog.setState({ error: toErrorInfo(thrown) })
  }
}

/**
 * Lets go of what was looked at before, and looks at something else. Answers whether it is what is looked at in the end.
 * @throws {ApiError} unless something else has been opened meanwhile
 */
export async function openCatalog(
  browse: Browse,
  source: CatalogSource,
  open: () => Promise<CatalogView>,
): Promise<boolean> {
  closeCatalog(browse)
  const opening = newestOpening.get(browse)
  const isNewest = () => newestOpening.get(browse) === opening
  browse.catalog.setState({ ...emptyCatalog, source })
  try {
    const answer = await open()
    if (isNewest()) browse.catalog.setState({ view: early.get(answer.id) ?? answer })
    else void window.api.catalog.close({ catalogId: answer.id })
    early.delete(answer.id)
  } catch (thrown) {
    if (isNewest()) throw thrown
  }
  return isNewest()
}

export function receiveCatalog(view: CatalogView): void {
  const owner = [phoneBrowse, backupBrowse, freeUpBrowse].find(
    ({ catalog }) => catalog.getState().view?.id === view.id,
  )
  if (owner === undefined) early.set(view.id, view)
  else owner.catalog.setState({ view })
}

/** One of a catalog that is not looked at yet is told again by its list. */
export function receiveMotion({ catalogId, itemId }: { catalogId: string; itemId: number }): void {
  const owner = [phoneBrowse, backupBrowse].find(({ catalog }) => catalog.getState().view?.id === catalogId)
  owner?.catalog.setState(({ motion }) => ({ motion: new Set(motion).add(itemId) }))
}

/** Lets go of what is looked at, and of what is being opened. */
export function closeCatalog(browse: Browse): void {
  newestOpening.set(browse, (newestOpening.get(browse) ?? 0) + 1)
  const { view } = browse.catalog.getState()
  // Main forgets a catalog by itself with its phone: nothing is lost when this one was gone already.
  if (view !== null) void window.api.catalog.close({ catalogId: view.id })
  early.clear()
  browse.catalog.setState(emptyCatalog)
}
