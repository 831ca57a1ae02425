import { randomBytes } from 'node:crypto'
import { asMode, type AppOpMode } from './app-op'

/** Where a phone remembers that its app-op was opened: the one folder that is there on all and that apps do not see. */
const noteFile = '/data/local/tmp/phonekeep-app-op'

export interface AppOpNote {
  /** What it was before. */
  readonly mode: AppOpMode
  /** The process on the phone that lives as long as the connection of whoever opened it. */
  readonly holder: number
  /** Which run of which program opened it. */
  readonly owner: string
}

/** Of this run: a connection over Wi-Fi may be dead for a while before the phone notices, and its holder lives on. */
export const thisOwner = randomBytes(8).toString('hex')

/** Prints the note; nothing where there is none. */
export const readNote = `cat ${noteFile} 2>/dev/null`

/**
 * Written beside it and then renamed, so that it is whole or not there. Only where there is none: of two that open it at the
 * same time, one has it. toybox's `mv -n` ends well also when it did nothing, so it is looked at.
 */
export function writeNote(note: AppOpNote): string {
  const own = `${noteFile}.${note.holder}`
  const moved = `echo '${textOf(note)}' >${own} && mv -n ${own} ${noteFile}`
  return `${moved}; rm -f ${own}; ${isThere(note)}`
}

/** Runs a command where the phone has this very note still, and forgets it when that has succeeded. */
export function settleNote(note: AppOpNote, command: string): string {
  return `${isThere(note)} && ${command} && rm -f ${noteFile}`
}

/** Of one that says nothing known. */
export const forgetNote = `rm -f ${noteFile}`

function isThere(note: AppOpNote): string {
  return `[ "$(${readNote})" = '${textOf(note)}' ]`
}

function textOf({ mode, holder, owner }: AppOpNote): string {
  return `phonekeep ${mode} ${holder} ${owner}`
}

/** @returns null for none, and for one that is not ours */
export function parseNote(text: string): AppOpNote | null {
  const [, mode, holder, owner = ''] = /^phonekeep (\w+) (\d{1,9}) ([0-9a-f]{16})\s*$/.exec(text) ?? []
  const known = asMode(mode)
  return known === null ? null : { mode: known, holder: Number(holder), owner }
}
