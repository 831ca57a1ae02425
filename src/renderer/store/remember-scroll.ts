import type { Browse } from './browse'

/** Where a view of a category was left, in pixels, so that coming back finds it there. */
export function rememberScroll({ catalog }: Browse, view: string, offset: number): void {
  catalog.setState(state => ({ scrollOffsets: { ...state.scrollOffsets, [view]: offset } }))
}
