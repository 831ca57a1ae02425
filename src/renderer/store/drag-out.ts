import { create } from 'zustand'
import type { ErrorInfo } from '../../shared/model/errors'
import { call } from '../call'
import { toErrorInfo } from '../lib/api-error'
import type { CatalogItem } from '../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../shared/model/category'
import { isSelected } from '../lib/is-selected'
import type { Browse } from './browse'

interface DragOutState {
  /** Why what was dragged last did not go along. */
  readonly error: ErrorInfo | null
}

export const useDragOut = create<DragOutState>(() => ({ error: null }))

let dragging = false

/** Whether what is dragged over the window came from it. */
export function isDraggingOut(): boolean {
  return dragging
}

/**
 * Lets the person drag copies of items of a backup out of the window: an item that is selected takes all that are selected
 * of the items in sight with it. The system takes over from here: the page hears of the mouse again when it is done.
 */
export function dragOut(
  browse: Browse,
  category: AnyCategory,
  items: readonly CatalogItem[],
  index: number,
): void {
  const item = items[index]
  const catalogId = browse.catalog.getState().view?.id
  if (item === undefined || catalogId === undefined) return
  const selection = valueFor(browse.selection.getState().selections, category)
  const together = isSelected(selection, item.id)
    ? items.filter(({ id }) => isSelected(selection, id))
    : [item]
  dragging = true
  watchEnd()
  useDragOut.setState({ error: null })
  call(window.api.library.dragItems({ catalogId, ids: together.map(({ id }) => id) })).catch(
    (thrown: unknown) => useDragOut.setState({ error: toErrorInfo(thrown) }),
  )
}

/** The mouse moves with no button down: the drag is over, wherever it ended. */
function watchEnd(): void {
  const over = new AbortController()
  const onMove = ({ buttons }: PointerEvent) => {
    if (buttons !== 0) return
    dragging = false
    over.abort()
  }
  window.addEventListener('pointermove', onMove, { signal: over.signal })
}
