import type { MediaKind } from '../../shared/model/catalog'

/** Cells come and go many times a second while scrolling; main is told at most this often (ms), and before a cell loads. */
const msBetweenTellings = 40

interface Shown {
  readonly kind: MediaKind
  readonly catalogId: string
  /** How many places on the screen show each item. */
  readonly places: Map<number, number>
}

const all = new Map<string, Shown>()
const toTell = new Set<Shown>()

/** Says that an item's thumbnail or preview is on the screen. Returns what says that it is gone. */
export function tellVisible(kind: MediaKind, catalogId: string, itemId: number): () => void {
  count(kind, catalogId, itemId, 1)
  return () => count(kind, catalogId, itemId, -1)
}

function count(kind: MediaKind, catalogId: string, itemId: number, change: 1 | -1): void {
  const key = `${kind} ${catalogId}`
  const shown = all.get(key) ?? { kind, catalogId, places: new Map<number, number>() }
  all.set(key, shown)
  const now = (shown.places.get(itemId) ?? 0) + change
  if (now > 0) shown.places.set(itemId, now)
  else shown.places.delete(itemId)
  if (toTell.size === 0) setTimeout(tell, msBetweenTellings)
  toTell.add(shown)
}

function tell(): void {
  for (const { kind, catalogId, places } of toTell) {
    if (places.size === 0) all.delete(`${kind} ${catalogId}`)
    // Whatever main answers: what does not come has its placeholder.
    void window.api.catalog.visible({ catalogId, kind, ids: [...places.keys()] })
  }
  toTell.clear()
}
