import { create } from 'zustand'
import type { AnyCategory } from '../../shared/model/category'
import type { JobSnapshot } from '../../shared/model/job'
import { useJobs } from './jobs'

/** What the person set out to do: choose what to back up, or back up everything. */
export type Intent = 'choose' | 'one-click'

/** What a phone is connected and looked through for: a backup, or to choose which folders backups take. */
export type PhoneIntent = Intent | 'folders'

/** `from`: of a check, the job on whose result it was asked for. */
interface JobPlace {
  readonly name: 'job'
  readonly id: string
  readonly from?: string
}

export interface Resuming {
  readonly name: 'resume'
  readonly backupId: string
  /** The hardware serial number of its phone, and what that is called. */
  readonly serial: string
  readonly phoneName: string
}

export type BackupScreen =
  | { readonly name: 'home' }
  /** `resume`: the phone went away in the middle; what had been chosen is still there when it is back. */
  | { readonly name: 'connect'; readonly intent: PhoneIntent | null; readonly resume?: boolean }
  /** An interrupted backup is resumed as it was started: the phone is looked through, and then it starts by itself. */
  | Resuming
  | { readonly name: 'resume-connect'; readonly resuming: Resuming }
  | { readonly name: 'choose' }
  | { readonly name: 'category'; readonly category: AnyCategory }
  | { readonly name: 'output'; readonly intent: Intent }
  /** The phone is looked through, and then the backup starts by itself. */
  | { readonly name: 'one-click' }
  /** Which folders of the phone one-click and automatic backups take. */
  | { readonly name: 'folders' }
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

/** What could be taken off the phone that a backup is of; and one type of it. */
export type FreeUpScreen =
  | { readonly name: 'free-up' }
  | { readonly name: 'free-up-category'; readonly category: AnyCategory }

export type LibraryScreen =
  | { readonly name: 'list' }
  | { readonly name: 'connect' }
  | InsideScreen
  | FreeUpScreen
  | JobPlace

/** The places for second copies, and the setting up of a service. */
export type PlacesScreen = { readonly name: 'list' } | { readonly name: 'add-service' } | JobPlace

interface Screens {
  readonly backup: BackupScreen
  readonly restore: RestoreScreen
  readonly library: LibraryScreen
  readonly places: PlacesScreen
}

/** Those of one screen each. */
const plainSections = ['automatic', 'settings'] as const

export type Section = keyof Screens | (typeof plainSections)[number]

interface NavigationState {
  readonly section: Section
  /** Those of the other sections are kept, so that coming back loses nothing. */
  readonly screens: Screens
}

const starts: Screens = {
  backup: { name: 'home' },
  restore: { name: 'backups', intent: 'choose' },
  library: { name: 'list' },
  places: { name: 'list' },
}

export const useNavigation = create<NavigationState>(() => ({ section: 'backup', screens: starts }))

/** Shows a section, at this screen of it. */
export function go<S extends keyof Screens>(section: S, screen: Screens[S]): void {
  useNavigation.setState(({ screens }) => ({ section, screens: { ...screens, [section]: screen } }))
}

/** From another section back to where one was; from within, or to a result that has been looked at, to the start. */
export function openSection(section: Section): void {
  const { section: current, screens } = useNavigation.getState()
  if (isPlain(section)) useNavigation.setState({ section })
  else if (section === current || isLookedAt(screens[section])) go(section, starts[section])
  else useNavigation.setState({ section })
}

function isPlain(section: Section): section is (typeof plainSections)[number] {
  return plainSections.some(plain => plain === section)
}

/** What is on the screen when one leaves it. */
function isLookedAt(screen: Screens[keyof Screens]): boolean {
  return screen.name === 'job' && useJobs.getState().seen.has(screen.id)
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
    case 'free-up':
      return 'library'
    case 'restore':
    case 'export':
      return 'restore'
    case 'forget':
    case 'fetch':
      return 'library'
    case 'copy':
    case 'check-copies':
      return 'places'
  }
}
