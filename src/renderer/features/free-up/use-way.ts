import type { RemovalWay } from '../../../shared/model/free-up'
import { useFreeUp } from '../../store/free-up'
import { useCatalog } from '../../store/use-browse'

const none: readonly RemovalWay[] = []

/** How this phone removes files, and what was chosen of that; its trash, where it has one and nothing was. */
export function useWay(): { readonly ways: readonly RemovalWay[]; readonly way: RemovalWay | null } {
  const ways = useCatalog(({ view }) => view?.freeUp?.ways) ?? none
  const chosen = useFreeUp(state => state.way)
  return { ways, way: chosen !== null && ways.includes(chosen) ? chosen : (ways[0] ?? null) }
}
