import type { KeyboardEvent } from 'react'

type ViewerAction =
  | { readonly kind: 'move'; readonly by: 1 | -1 }
  | { readonly kind: 'jump'; readonly to: 'first' | 'last' }
  | { readonly kind: 'toggle' }
  | { readonly kind: 'close' }
  | { readonly kind: 'zoom'; readonly on: boolean }

/**
 * What a key does in the viewer; null when it is the focused control's own. The keys are those of the grid: Space opens
 * the preview there and closes it here, X and Enter select in both; + shows a picture in full size, - as a whole. Escape is
 * the dialog's.
 */
export function viewerKey(event: KeyboardEvent): ViewerAction | null {
  const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event
  if (altKey || ctrlKey || metaKey) return null
  if (key === '+' || key === '=' || key === '-') return { kind: 'zoom', on: key !== '-' }
  if (shiftKey || isOwnOf(target, key)) return null
  const onControl = target instanceof Element && target.closest('button') !== null
  switch (key) {
    case 'ArrowLeft':
      return { kind: 'move', by: -1 }
    case 'ArrowRight':
      return { kind: 'move', by: 1 }
    case 'x':
      return event.repeat ? null : { kind: 'toggle' }
    case 'Enter':
      return onControl || event.repeat ? null : { kind: 'toggle' }
    case ' ':
      return onControl || event.repeat ? null : { kind: 'close' }
    // Home and End move within a text or a conversation that has the focus.
    case 'Home':
    case 'End': {
      if (target instanceof Element && target.closest('pre, [data-ends]') !== null) return null
      return { kind: 'jump', to: key === 'Home' ? 'first' : 'last' }
    }
    default:
      return null
  }
}

/** A player has keys of its own; in what scrolls the arrows do that. */
function isOwnOf(target: EventTarget, key: string): boolean {
  if (!(target instanceof Element)) return false
  if (target.closest('video, audio') !== null) return key !== 'x'
  return key.startsWith('Arrow') && target.closest('[data-scrolls]') !== null
}
