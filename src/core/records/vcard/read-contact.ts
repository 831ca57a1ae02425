import type { Contact } from '../contact'
import { openValue, type CardValue, type VCardVersion } from './card-value'
import { createDraft, nameFor } from './contact-draft'
import { parseContentLine, type ContentLine } from './content-line'
import { exactLineName, exactTextOf } from './exact-line'
import { keepLine } from './other-line'
import { readLine } from './read-line'

/** A card as a contact, and its lines that are no lines of a vCard. */
export interface CardContact {
  readonly contact: Contact
  /** Of each, its beginning. */
  readonly unread: readonly string[]
}

interface ParsedLine {
  readonly text: string
  readonly line: ContentLine
}

interface OpenedLine {
  readonly text: string
  readonly value: CardValue
}

/**
 * What a card of vCard 2.1, 3.0 or 4.0 says of a contact. Nothing in it is an error: what means nothing to us is kept.
 * @param lines of `createCardSplitter`
 */
export function readContact(lines: readonly string[]): CardContact {
  const unread: string[] = []
  const parsed: ParsedLine[] = []
  for (const text of lines) {
    const line = parseContentLine(text)
    if (line?.name === exactLineName) parsed.push(...exactly(line, parsed.pop()))
    else if (line) parsed.push({ text, line })
    else unread.push(beginningOf(text))
  }
  const version = versionOf(parsed.find(({ line }) => line.name === 'VERSION')?.line.value)
  const opened = parsed
    .filter(({ line }) => line.name !== 'VERSION')
    .map(({ text, line }): OpenedLine => ({ text, value: openValue(line, version) }))
  return { contact: contactOf(opened), unread }
}

/** The line before one of ours, with the carriage returns that ours tells of. */
function exactly(ours: ContentLine, before: ParsedLine | undefined): readonly ParsedLine[] {
  const text = exactTextOf(ours, before?.text)
  const line = text === null ? null : parseContentLine(text)
  if (text !== null && line) return [{ text, line }]
  return before ? [before] : []
}

function contactOf(opened: readonly OpenedLine[]): Contact {
  const draft = createDraft()
  const labels = labelsOf(opened)
  const usedGroups = new Set<string>()
  const others: OpenedLine[] = []
  for (const each of opened) {
    const { group, name } = each.value.line
    const label = group === null ? undefined : labels.get(group)
    if (name === labelName) others.push(each)
    else if (!readLine({ value: each.value, label: label?.value.text() }, draft)) others.push(each)
    else if (group !== null) usedGroups.add(group)
  }
  const isUsed = (each: OpenedLine) => {
    const { group } = each.value.line
    return group !== null && usedGroups.has(group) && labels.get(group) === each
  }
  draft.otherLines = others.filter(each => !isUsed(each)).map(({ text, value }) => keepLine(text, value))
  draft.organizations = draft.organizations.filter(({ value }) =>
    Object.values(value).some(each => each !== ''),
  )
  if (draft.displayName === '') draft.displayName = nameFor(draft)
  return draft
}

const labelName = 'X-ABLABEL'

function labelsOf(opened: readonly OpenedLine[]): ReadonlyMap<string, OpenedLine> {
  const labels = new Map<string, OpenedLine>()
  for (const each of opened) {
    const { group, name } = each.value.line
    if (name === labelName && group !== null && !labels.has(group)) labels.set(group, each)
  }
  return labels
}

function versionOf(value: string | undefined): VCardVersion {
  const text = value?.trim()
  return text === '2.1' || text === '4.0' ? text : '3.0'
}

function beginningOf(text: string): string {
  const bytes = 200
  return Buffer.from(text.slice(0, bytes), 'latin1').toString('utf8')
}
