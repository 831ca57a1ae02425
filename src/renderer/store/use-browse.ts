import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { CatalogItem } from '../../shared/model/catalog'
import type { AnyCategory } from '../../shared/model/category'
import { phoneBrowse, type Browse, type CatalogState, type SelectionState } from './browse'
import { isReady, useDevices } from './devices'

/** What the screens that look through something share: what it is, and where they lead. */
export interface Browsing {
  readonly browse: Browse
  readonly openTiles: () => void
  readonly openCategory: (category: AnyCategory) => void
}

const nowhere = () => undefined

export const BrowsingContext = createContext<Browsing>({
  browse: phoneBrowse,
  openTiles: nowhere,
  openCategory: nowhere,
})

export function useBrowsing(): Browsing {
  return useContext(BrowsingContext)
}

export function useBrowse(): Browse {
  return useBrowsing().browse
}

export function useCatalog<T>(select: (state: CatalogState) => T): T {
  return useStore(useBrowse().catalog, select)
}

/** Whether a picture is a motion photo, as far as is known. */
export function useIsMotion({ id, motion }: CatalogItem): boolean {
  return useCatalog(state => motion === true || state.motion.has(id))
}

export function useSelection<T>(select: (state: SelectionState) => T): T {
  return useStore(useBrowse().selection, select)
}

/** Whether its items can be fetched now: those of a backup always, those of a phone while it is connected. */
export function useAvailable(): boolean {
  const source = useCatalog(state => state.source)
  return useDevices(state => source !== null && (source.kind !== 'phone' || isReady(state, source.serial)))
}

/** The phone that is looked through; null for a backup. */
export function usePhoneSerial(): string | null {
  return useCatalog(({ source }) => (source?.kind === 'phone' ? source.serial : null))
}
