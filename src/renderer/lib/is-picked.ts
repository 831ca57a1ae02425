import { assertNever } from '../../shared/assert-never'
import type { CategoryPick } from './picks'

export function isPicked(pick: CategoryPick, id: number): boolean {
  switch (pick.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'only':
      return pick.marked.has(id)
    case 'except':
      return !pick.marked.has(id)
    default:
      return assertNever(pick)
  }
}
