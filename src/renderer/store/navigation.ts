import { create } from 'zustand'
import type { Category } from '../../shared/model/category'

/** What the person set out to do: choose what to back up, or back up everything. */
export type Intent = 'choose' | 'one-click'

export type BackupScreen =
  | { readonly name: 'home' }
  /** `resume`: the phone went away in the middle; what had been chosen is still there when it is back. */
  | { readonly name: 'connect'; readonly intent: Intent | null; readonly resume?: boolean }
  | { readonly name: 'choose' }
  | { readonly name: 'category'; readonly category: Category }
  | { readonly name: 'output'; readonly intent: Intent }
  /** `from`: of a check, the job on whose result it was asked for. */
  | { readonly name: 'job'; readonly id: string; readonly from?: string }

interface NavigationState {
  readonly section: 'backup' | 'settings'
  /** Kept while another section is open, so that coming back loses nothing. */
  readonly screen: BackupScreen
}

export const useNavigation = create<NavigationState>(() => ({ section: 'backup', screen: { name: 'home' } }))

export function go(screen: BackupScreen): void {
  useNavigation.setState({ section: 'backup', screen })
}

export function openSettings(): void {
  useNavigation.setState({ section: 'settings' })
}

/** From another section back to where one was; from within, to the start. */
export function openBackup(): void {
  if (useNavigation.getState().section === 'backup') go({ name: 'home' })
  else useNavigation.setState({ section: 'backup' })
}
