import type { DragEvent, KeyboardEvent, MouseEvent } from 'react'
import type { GridRow } from '../../lib/grid-rows'
import { isDraggingOut } from '../../store/drag-out'
import { isFocusKey, moveFocus, type FocusKey } from '../../lib/move-focus'

interface ItemActions {
  readonly rows: readonly GridRow[]
  readonly focused: number
  /** Rows of items in the window. */
  readonly pageRows: number
  readonly selecting: {
    readonly toggle: (index: number) => void
    readonly extendTo: (index: number) => void
    readonly extendByKey: (focused: number, index: number) => void
    readonly selectAll: () => void
  }
  readonly focusItem: (index: number, options: { readonly scroll: boolean }) => void
  /** Opens the viewer. */
  readonly look: (index: number) => void
  /** Lets it be dragged out of the window; null where that cannot be. */
  readonly dragOut: ((index: number) => void) | null
}

/**
 * What clicks and keys do on the items of a grid or list. A cell or row bears `data-index`; the part of it that selects
 * bears `data-select`. A click looks, as a picture's own place asks for it; the check mark, or a click with Ctrl, selects.
 */
export function itemHandlers(actions: ItemActions) {
  const { focused, focusItem, look, selecting, dragOut } = actions
  return {
    // The cell takes the focus, not the buttons in it: they are for the pointer and for assistive tools. A press that is
    // prevented begins no drag either.
    onMouseDown: (event: MouseEvent) => {
      if (dragOut === null && indexOfTarget(event.target) !== null) event.preventDefault()
    },
    onDragStart: (event: DragEvent) => {
      event.preventDefault()
      const index = indexOfTarget(event.target)
      if (index !== null) dragOut?.(index)
    },
    onClick: (event: MouseEvent) => {
      const index = indexOfTarget(event.target)
      // Letting go of what was dragged is no click.
      if (index === null || isDraggingOut()) return
      focusItem(index, { scroll: false })
      if (event.shiftKey) selecting.extendTo(index)
      else if (event.ctrlKey || event.metaKey || isSelectPart(event.target)) selecting.toggle(index)
      else look(index)
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault()
        selecting.selectAll()
        return
      }
      if (event.altKey || event.metaKey || indexOfTarget(event.target) === null) return
      if (isFocusKey(event.key)) move(event, event.key, actions)
      else if (event.key === ' ') act(event, () => look(focused))
      else if (event.key === 'Enter' || event.key.toLowerCase() === 'x')
        act(event, () => selecting.toggle(focused))
    },
  }
}

function move(
  event: KeyboardEvent,
  key: FocusKey,
  { rows, focused, pageRows, selecting, focusItem }: ItemActions,
) {
  event.preventDefault()
  const next = moveFocus(rows, focused, key, pageRows)
  if (event.shiftKey) selecting.extendByKey(focused, next)
  focusItem(next, { scroll: true })
}

function act(event: KeyboardEvent, action: () => void): void {
  event.preventDefault()
  if (!event.ctrlKey && !event.repeat) action()
}

function indexOfTarget(target: EventTarget): number | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  const index = Number(cell?.dataset.index)
  return cell === null || Number.isNaN(index) ? null : index
}

function isSelectPart(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[data-select]') !== null
}
