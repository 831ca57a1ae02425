import { create } from 'zustand'
import type { Grouping } from '../lib/arrange-items'

interface GroupingState {
  /** The same for every category: who thinks in folders does so everywhere. */
  readonly grouping: Grouping
}

export const useGrouping = create<GroupingState>(() => ({ grouping: 'month' }))

export function setGrouping(grouping: Grouping): void {
  useGrouping.setState({ grouping })
}
