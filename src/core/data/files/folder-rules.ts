import type { NewFolderRule } from '../../../shared/model/folders'

/** Which device folders of one phone a backup without a window takes. */
export interface FolderRules {
  readonly newFolders: NewFolderRule
  /** Whether all folders of one whole listing are known. Before, none is new: it was there, and is on. */
  readonly complete: boolean
  /** By path: whether it is on. What is not there is new. */
  readonly known: Readonly<Record<string, boolean>>
  /** The new ones of the last listing that wait for an answer; none unless the rule is to ask. */
  readonly waiting: readonly string[]
}

/** Of a phone for which nothing has been chosen. */
export const firstFolderRules: FolderRules = {
  newFolders: 'back-up',
  complete: false,
  known: {},
  waiting: [],
}

/** More than any phone has, and as many as are kept of one that makes them up. */
export const maxKnownFolders = 5_000

export interface FolderState {
  readonly on: boolean
  readonly isNew: boolean
}

/** What the rules say of one folder. Pure. */
export function folderState({ newFolders, complete, known }: FolderRules, path: string): FolderState {
  if (Object.hasOwn(known, path)) return { on: known[path] === true, isNew: false }
  return complete ? { on: newFolders === 'back-up', isNew: true } : { on: true, isNew: false }
}

/** Whether it is left out only until a person has answered. Pure. */
export function isWaiting(rules: FolderRules, path: string): boolean {
  return rules.newFolders === 'ask' && folderState(rules, path).isNew
}

/**
 * Takes note of a whole listing: from the first one on, folders that it does not have are new. Pure.
 * @param listed all folders there are
 */
export function noteListed(rules: FolderRules, listed: Iterable<string>): FolderRules {
  const all = [...new Set(listed)].sort()
  const noted = rules.complete
    ? rules
    : { ...rules, complete: true, known: withAll(rules.known, all, path => folderState(rules, path).on) }
  const waiting = all.filter(path => isWaiting(noted, path)).slice(0, maxKnownFolders)
  // The same where there is nothing to note.
  return noted === rules && isSameList(waiting, rules.waiting) ? rules : { ...noted, waiting }
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((path, place) => path === b[place])
}

/** Switches folders: new ones are answered by that. Pure. */
export function switchFolders(rules: FolderRules, paths: readonly string[], on: boolean): FolderRules {
  const changed: ReadonlySet<string> = new Set(paths)
  const others = Object.entries(rules.known).filter(([path]) => !changed.has(path))
  // What a person has said goes before what was there: it is what is not to be forgotten.
  const known = withAll(Object.fromEntries(others.slice(0, room(changed.size))), paths, () => on)
  return { ...rules, known, waiting: rules.waiting.filter(path => !changed.has(path)) }
}

/** New ones stay what they are, on or off, whatever the rule becomes; those that wait for an answer go on waiting. Pure. */
export function settleNew(rules: FolderRules, listed: Iterable<string>): FolderRules {
  if (rules.newFolders === 'ask') return rules
  return { ...rules, known: withAll(rules.known, listed, path => folderState(rules, path).on) }
}

/** Another rule for folders that appear from now on, and an answer for those that were waiting. Pure. */
export function changeNewRule(
  rules: FolderRules,
  newFolders: NewFolderRule,
  listed: Iterable<string>,
): FolderRules {
  const all = [...listed]
  return noteListedLater({ ...settleNew(rules, all), newFolders }, all)
}

/** While not all is listed there is nothing to note. */
function noteListedLater(rules: FolderRules, listed: readonly string[]): FolderRules {
  return rules.complete ? noteListed(rules, listed) : rules
}

function withAll(
  known: FolderRules['known'],
  paths: Iterable<string>,
  isOn: (path: string) => boolean,
): FolderRules['known'] {
  const added = [...new Set(paths)].filter(path => !Object.hasOwn(known, path))
  const kept = added.slice(0, room(Object.keys(known).length))
  return { ...known, ...Object.fromEntries(kept.map(path => [path, isOn(path)])) }
}

function room(taken: number): number {
  return Math.max(0, maxKnownFolders - taken)
}
