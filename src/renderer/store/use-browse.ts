import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { AnyCategory } from '../../shared/model/category'
import { words, type Words } from '../messages/words'
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

export function useSelection<T>(select: (state: SelectionState) => T): T {
  return useStore(useBrowse().selection, select)
}

/** The words for what is looked through. */
export function useBrowseWords(): Words['browse'][Browse['of']] {
  return words.browse[useBrowse().of]
}

/** Whether its items can be fetched now: a backup always, a phone while it is connected. */
export function useAvailable(): boolean {
  const source = useCatalog(state => state.source)
  return useDevices(state => source !== null && (source.kind === 'backup' || isReady(state, source.serial)))
}

/** The phone that is looked through; null for a backup. */
export function usePhoneSerial(): string | null {
  return useCatalog(({ source }) => (source?.kind === 'phone' ? source.serial : null))
}
