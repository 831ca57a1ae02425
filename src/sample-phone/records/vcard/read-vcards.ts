import { mimeTypes } from '../providers/contact-view'
import type { Row } from '../sql/expressions'

/** A contact of a file of vCards, as the phone's importer understands it. */
export interface ImportedContact {
  readonly rows: readonly Row[]
  readonly photo: Buffer | null
}

interface Line {
  readonly name: string
  readonly types: readonly string[]
  readonly value: string
}

/**
 * The contacts of a file of vCards of version 3.0, as AOSP's com.android.vcard takes them (frameworks/opt/vcard,
 * VCardEntry.java): groups, favourites and a person's own labels mean nothing to it.
 */
export function readVcards(text: string): readonly ImportedContact[] {
  const contacts: ImportedContact[] = []
  let rows: Row[] | null = null
  let photo: Buffer | null = null
  for (const written of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const line = parseLine(written)
    if (line?.name === 'BEGIN') [rows, photo] = [[], null]
    else if (line?.name === 'END') {
      if (rows !== null) contacts.push({ rows, photo })
      rows = null
    } else if (line?.name === 'PHOTO') photo = Buffer.from(line.value, 'base64')
    else if (line !== undefined) rows?.push(...rowsOf(line))
  }
  return contacts
}

function parseLine(text: string): Line | undefined {
  const [, name = '', parameters = '', value = ''] =
    /^(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)((?:;(?:"[^"]*"|[^":])*)?):([\s\S]*)$/.exec(text) ?? []
  if (name === '') return undefined
  const types = parameters.split(';').flatMap(one => /^TYPE=(.*)$/i.exec(one)?.[1]?.split(',') ?? [])
  return { name: name.toUpperCase(), types: types.map(type => type.toUpperCase()), value }
}

const unescape = (text: string): string =>
  text.replace(/\\([\s\S])/g, (_, of: string) => (of.toLowerCase() === 'n' ? '\n' : of))

/** Apart at semicolons that are not escaped. */
const partsOf = (value: string): readonly string[] =>
  (value.match(/(?:\\[\s\S]|[^;\\])*(?:;|$)/g) ?? []).map(part => unescape(part.replace(/;$/, '')))

function rowsOf({ name, types, value }: Line): readonly Row[] {
  const text = unescape(value)
  const parts = partsOf(value)
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = '', seventh = ''] = parts
  switch (name) {
    case 'N':
      return [named({ data2: second, data3: first, data4: fourth, data5: third, data6: fifth })]
    case 'NICKNAME':
      return [{ mimetype: mimeTypes.nickname, data1: text, data2: '1' }]
    case 'TEL':
      return [{ mimetype: mimeTypes.phone, data1: text, data2: typeOf(types, phoneTypes, '7') }]
    case 'EMAIL':
      return [{ mimetype: mimeTypes.email, data1: text, data2: typeOf(types, placeTypes, '3') }]
    case 'ADR': {
      const own = { data5: first, data6: second, data4: third, data7: fourth, data8: fifth }
      const rest = { data9: sixth, data10: seventh, data2: typeOf(types, placeTypes, '1') }
      return [{ mimetype: mimeTypes.address, data1: parts.filter(Boolean).join(', '), ...own, ...rest }]
    }
    case 'ORG':
      return [{ mimetype: mimeTypes.organization, data1: first, data5: second, data2: '1' }]
    case 'NOTE':
      return [{ mimetype: mimeTypes.note, data1: text }]
    case 'URL':
      return [{ mimetype: mimeTypes.website, data1: text, data2: '1' }]
    case 'BDAY':
      return [{ mimetype: mimeTypes.event, data1: text, data2: '3' }]
    default:
      return []
  }
}

const named = (parts: Row): Row => ({
  mimetype: mimeTypes.name,
  ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== '')),
})

/** ContactsContract.CommonDataKinds: Phone, and what Email and StructuredPostal have in common. */
const phoneTypes = { HOME: '1', CELL: '2', WORK: '3', PAGER: '6' } as const
const placeTypes = { HOME: '1', WORK: '2' } as const

function typeOf(types: readonly string[], known: Readonly<Record<string, string>>, other: string): string {
  return types.map(type => known[type]).find(type => type !== undefined) ?? other
}
