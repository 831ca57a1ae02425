import type { Labelled } from '../contact'
import { valuesOf, type ContentLine } from './content-line'

/**
 * What a type is made of: vCard's own words, Android's and Apple's for what vCard has no word for. Any other is a person's
 * own word. The first two come first in a type of several: `home-fax`, `work-cell`.
 */
const words = [
  ...['home', 'work', 'cell', 'fax', 'pager', 'voice', 'video', 'msg', 'car', 'isdn', 'bbs', 'modem', 'pcs'],
  ...['tlx', 'text', 'textphone', 'main', 'other', 'callback', 'radio', 'assistant', 'mms', 'company'],
  ...['homepage', 'blog', 'profile', 'ftp', 'mobile', 'school'],
]
/** What nobody says of a number or address: it is so when nothing is said, or means nothing today. */
const noise = new Set(['internet', 'x400', 'intl', 'postal', 'parcel', 'dom', 'uri', 'text-value'])
const orderOf = new Map(words.map((word, place) => [word, place]))

/** Words of a type in the order in which a type has them. @returns null for none */
function typeOf(parts: readonly string[]): string | null {
  const sorted = [...new Set(parts)].sort((a, b) => (orderOf.get(a) ?? 0) - (orderOf.get(b) ?? 0))
  return sorted.length === 0 ? null : sorted.join('-')
}

/** Apple's sign around a label that is a word of the system and no person's: `_$!<Spouse>!$_`. */
const systemLabel = /^_\$!<([\s\S]*)>!\$_$/

/**
 * What a line says of its value.
 * @param label the `X-ABLabel` of its group
 */
export function readLabel(line: ContentLine, label: string | undefined): Omit<Labelled, 'value'> {
  const types = valuesOf(line, 'TYPE').flatMap(value => value.split(','))
  const parts: string[] = []
  let own: string | null = null
  let preferred = valuesOf(line, 'PREF').includes('1')
  for (const written of types) {
    const word = written.trim().toLowerCase()
    const known = word.split('-').every(part => orderOf.has(part))
    if (word === 'pref') preferred = true
    else if (word === '' || noise.has(word)) continue
    else if (known) parts.push(...word.split('-'))
    else if (word === 'x-other') parts.push('other')
    // Android writes a person's own word so, where it has letters and digits alone (AOSP VCardBuilder.appendTelLine).
    else own ??= written.trim().replace(/^x-/i, '')
  }
  const said = parts.length > 1 ? parts.filter(part => part !== 'voice') : parts
  const type = typeOf(said.map(part => (line.name === 'TEL' && part === 'voice' ? 'other' : part)))
  if (label === undefined) return { type, label: own, preferred }
  const inside = systemLabel.exec(label)?.[1]
  if (inside === undefined) return { type, label, preferred }
  if (systemLabel.test(inside)) return { type, label: inside, preferred }
  return { type: type ?? inside.toLowerCase(), label: own, preferred }
}

/** Whether TYPE can say it, and `readLabel` gives it back. */
export function isWordType(type: string): boolean {
  const parts = type.split('-')
  return (
    parts.every(part => orderOf.has(part)) &&
    typeOf(parts) === type &&
    (type === 'voice' || !parts.includes('voice'))
  )
}

/** The TYPE parameter of a line, with its semicolon; empty where there is nothing to say. */
export function writeTypes(name: string, { type, preferred }: Omit<Labelled, 'value'>): string {
  const parts = type === null ? [] : type.split('-')
  const said = parts.map(part => (name === 'TEL' && part === 'other' && parts.length === 1 ? 'voice' : part))
  const all = [...said, ...(preferred ? ['pref'] : [])].filter(part => /^[a-z0-9]+$/.test(part))
  return all.length === 0 ? '' : `;TYPE=${all.join(',').toUpperCase()}`
}

/** A type as `X-ABLabel` has it, where TYPE cannot say it. */
export function writeSystemLabel(type: string): string {
  return `_$!<${type.slice(0, 1).toUpperCase()}${type.slice(1)}>!$_`
}

/** A person's own word, so that it is not taken for one of the system. */
export function writeOwnLabel(label: string): string {
  return systemLabel.test(label) ? `_$!<${label}>!$_` : label
}
