import { create } from 'zustand'
import type { RemovalWay } from '../../shared/model/free-up'
import { call } from '../call'
import { ApiError } from '../lib/api-error'
import { cutOffOf, type Age } from '../lib/cut-off'
import { toSelection } from '../lib/to-selection'
import { freeUpBrowse, selectEverything } from './browse'
import type { Secret } from './browse-backup'
import { go } from './navigation'
import { closeCatalog, openCatalog } from './open-catalog'
import { showJob } from './show-job'

interface FreeUpState {
  readonly age: Age
  /** As a field for dates has it, `2026-11-22`, where `age` is a date; null until one is set. */
  readonly date: string | null
  /** Null: what is better on this phone. */
  readonly way: RemovalWay | null
}

const first: FreeUpState = { age: 'quarter', date: null, way: null }

export const useFreeUp = create<FreeUpState>(() => first)

/** Compares a phone with a backup of it, and shows what could be removed, nothing of it selected. @throws {ApiError} */
export async function openFreeUp(backupId: string, serial: string, secret: Secret): Promise<void> {
  useFreeUp.setState(first)
  selectEverything(freeUpBrowse, false)
  const before = cutOffOf(first, Date.now())
  try {
    const open = () => call(window.api.freeUp.open({ backupId, serial, before, ...secret }))
    if (await openCatalog(freeUpBrowse, { kind: 'free-up', backupId, serial }, open))
      go('library', { name: 'free-up' })
  } catch (thrown) {
    closeCatalog(freeUpBrowse)
    throw thrown
  }
}

/** Another date: what had been selected is selected no more. @throws {ApiError} */
export async function narrowFreeUp(part: Partial<Pick<FreeUpState, 'age' | 'date'>>): Promise<void> {
  useFreeUp.setState(part)
  selectEverything(freeUpBrowse, false)
  freeUpBrowse.catalog.setState({ items: {} })
  const before = cutOffOf(useFreeUp.getState(), Date.now())
  await call(window.api.freeUp.narrow({ catalogId: catalogId(), before }))
}

/** Removes what is selected, and shows how far it is. @throws {ApiError} */
export async function startFreeUp(way: RemovalWay): Promise<void> {
  const selection = toSelection(freeUpBrowse.selection.getState().selections)
  const id = await call(window.api.freeUp.start({ catalogId: catalogId(), selection, way }))
  await showJob(id)
  closeCatalog(freeUpBrowse)
}

/** Puts back what was removed. @param password null where main may know it @throws {ApiError} */
export async function putBack(id: string, password: string | null): Promise<void> {
  await showJob(await call(window.api.freeUp.putBack({ id, password })))
}

function catalogId(): string {
  const id = freeUpBrowse.catalog.getState().view?.id
  if (id === undefined) throw new ApiError({ code: 'catalog-gone' })
  return id
}
