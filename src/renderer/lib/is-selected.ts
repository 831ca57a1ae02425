import { assertNever } from '../../shared/assert-never'
import type { SizedSelection } from './sized-selection'

export function isSelected(selection: SizedSelection, id: number): boolean {
  switch (selection.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'only':
      return selection.marked.has(id)
    case 'except':
      return !selection.marked.has(id)
    default:
      return assertNever(selection)
  }
}
