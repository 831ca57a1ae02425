import { create } from 'zustand'
import type { AnyCategory } from '../../shared/model/category'
import type { JobSnapshot } from '../../shared/model/job'

/** What the person set out to do: choose what to back up, or back up everything. */
export type Intent = 'choose' | 'one-click'

/** `from`: of a check, the job on whose result it was asked for. */
interface JobPlace {
  readonly name: 'job'
  readonly id: string
  readonly from?: string
}

export type BackupScreen =
  | { readonly name: 'home' }
  /** `resume`: the phone went away in the middle; what had been chosen is still there when it is back. */
  | { readonly name: 'connect'; readonly intent: Intent | null; readonly resume?: boolean }
  | { readonly name: 'choose' }
  | { readonly name: 'category'; readonly category: AnyCategory }
  | { readonly name: 'output'; readonly intent: Intent }
  /** The phone is looked through, and then the backup starts by itself. */
  | { readonly name: 'one-click' }
  | JobPlace

/** A backup that was opened: its types, one of them, and where to put what was selected. */
export type InsideScreen =
  | { readonly name: 'inside' }
  | { readonly name: 'category'; readonly category: AnyCategory }
  | { readonly name: 'where' }

export type RestoreScreen =
  /** Which backup; with `one-click` all of it goes back at once. */
  | { readonly name: 'backups'; readonly intent: Intent }
  | { readonly name: 'connect'; readonly to: 'backups' | 'where' }
  /** The backup is read, and then the restore starts by itself. */
  | { readonly name: 'one-click'; readonly serial: string }
  | InsideScreen
  | JobPlace

export type LibraryScreen = { readonly name: 'list' } | { readonly name: 'connect' } | InsideScreen | JobPlace

interface Screens {
  readonly backup: BackupScreen
  readonly restore: RestoreScreen
  readonly library: LibraryScreen
}

export type Section = keyof Screens | 'settings'

interface NavigationState {
  readonly section: Section
  /** Those of the other sections are kept, so that coming back loses nothing. */
  readonly screens: Screens
}

const starts: Screens = {
  backup: { name: 'home' },
  restore: { name: 'backups', intent: 'choose' },
  library: { name: 'list' },
}

export const useNavigation = create<NavigationState>(() => ({ section: 'backup', screens: starts }))

/** Shows a section, at this screen of it. */
export function go<S extends keyof Screens>(section: S, screen: Screens[S]): void {
  useNavigation.setState(({ screens }) => ({ section, screens: { ...screens, [section]: screen } }))
}

/** From another section back to where one was; from within, to the start. */
export function openSection(section: Section): void {
  const current = useNavigation.getState().section
  if (section === 'settings' || section !== current) useNavigation.setState({ section })
  else go(section, starts[section])
}

/** Of the sections that look into backups only one does at a time: the other one goes back to its start. */
export function leaveInside(section: 'restore' | 'library'): void {
  useNavigation.setState(({ screens }) => ({ screens: { ...screens, [section]: starts[section] } }))
}

/** Where a job of this kind is shown; a check stays where it was asked for. */
export function goToJob({ id, kind }: Pick<JobSnapshot, 'id' | 'kind'>, from?: string): void {
  go(sectionOf(kind), { name: 'job', id, ...(from === undefined ? {} : { from }) })
}

function sectionOf(kind: JobSnapshot['kind']): keyof Screens {
  switch (kind) {
    case 'backup':
      return 'backup'
    case 'verify':
      return useNavigation.getState().section === 'backup' ? 'backup' : 'library'
    case 'restore':
    case 'export':
      return 'restore'
  }
}
