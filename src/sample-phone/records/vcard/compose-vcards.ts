import { mimeTypes } from '../providers/contact-view'
import type { Row } from '../sql/expressions'
import { formatVcardNumber } from './format-number'
import { endOfLine, photoLine, vcardLine } from './vcard-lines'

export interface ContactWithData {
  readonly contact: Row
  readonly data: readonly Row[]
}

type PhotoReader = (row: Row) => Promise<Buffer | null>

/** The vCards that AOSP's contacts provider gives (ContactsProvider2.outputRawContactsAsVCard, VCardComposer.java): version 2.1. */
export async function composeVcards(
  contacts: readonly ContactWithData[],
  readPhoto: PhotoReader,
): Promise<Buffer> {
  const cards: string[] = []
  for (const contact of contacts) cards.push(await composeVcard(contact, readPhoto))
  return Buffer.from(cards.join(''))
}

const text = (row: Row, column: string): string => {
  const value = row[column] ?? null
  return value === null ? '' : value.toString()
}

const isPrimary = (row: Row): boolean => Number(row['is_primary'] ?? 0) > 0
const preferred = (row: Row): readonly string[] => (isPrimary(row) ? ['PREF'] : [])
const isWord = (label: string): boolean => /^[A-Za-z0-9-]+$/.test(label)

/** In VCardComposer.buildVCard's order. */
async function composeVcard({ data }: ContactWithData, readPhoto: PhotoReader): Promise<string> {
  const of = (mimeType: string): readonly Row[] => data.filter(row => row['mimetype'] === mimeType)
  const photos: string[] = []
  for (const row of of(mimeTypes.photo)) {
    const photo = await readPhoto(row)
    if (photo !== null) photos.push(photoLine(photo))
  }
  const lines = [
    `BEGIN:VCARD${endOfLine}VERSION:2.1${endOfLine}`,
    ...nameLines(of(mimeTypes.name)),
    ...of(mimeTypes.nickname)
      .filter(row => text(row, 'data1') !== '')
      .map(customLine),
    ...phoneLines(of(mimeTypes.phone)),
    ...emailLines(of(mimeTypes.email)),
    ...of(mimeTypes.address).flatMap(addressLine),
    ...of(mimeTypes.organization).flatMap(organizationLines),
    ...of(mimeTypes.website)
      .filter(row => text(row, 'data1').trim() !== '')
      .map(row => vcardLine({ name: 'URL', values: [text(row, 'data1').trim()] })),
    ...photos,
    ...of(mimeTypes.note)
      .filter(row => text(row, 'data1') !== '')
      .map(row => vcardLine({ name: 'NOTE', values: [text(row, 'data1')] })),
    ...eventLines(of(mimeTypes.event)),
    ...of(mimeTypes.im).flatMap(imLine),
    ...of(mimeTypes.sip).map(row =>
      vcardLine({ name: 'X-SIP', values: [text(row, 'data1').replace(/^sip:/, '')] }),
    ),
    ...of(mimeTypes.relation).map(customLine),
  ]
  return `${lines.join('')}END:VCARD${endOfLine}`
}

function nameLines(rows: readonly Row[]): readonly string[] {
  const row = rows.find(isPrimary) ?? rows[0]
  if (row === undefined) return []
  const [display, given, family, prefix, middle, suffix] = [1, 2, 3, 4, 5, 6].map(at =>
    text(row, `data${at}`),
  )
  const phonetic = [
    ['X-PHONETIC-FIRST-NAME', text(row, 'data7')],
    ['X-PHONETIC-MIDDLE-NAME', text(row, 'data8')],
    ['X-PHONETIC-LAST-NAME', text(row, 'data9')],
  ] as const
  const sounds = phonetic.flatMap(([name, value]) =>
    value === '' ? [] : [vcardLine({ name, values: [value] })],
  )
  const parts = [family, given, middle, prefix, suffix].map(part => part ?? '')
  const shown = display ?? ''
  if (family !== '' || given !== '')
    return [vcardLine({ name: 'N', values: parts }), vcardLine({ name: 'FN', values: [shown] }), ...sounds]
  if (shown === '') return sounds
  // The encoding is missing from FN here, though the value may be encoded: so VCardBuilder.java has it.
  const named = vcardLine({ name: 'N', values: [shown, '', '', '', ''] })
  const formatted = vcardLine({ name: 'FN', values: [shown] }).replace(';ENCODING=QUOTED-PRINTABLE:', ':')
  return [named, formatted, ...sounds]
}

/** By Phone.TYPE: VCardBuilder.appendTelLine. */
const phoneTypes: Readonly<Record<number, readonly string[]>> = {
  1: ['HOME'],
  2: ['CELL'],
  3: ['WORK'],
  4: ['WORK', 'FAX'],
  5: ['HOME', 'FAX'],
  6: ['PAGER'],
  7: ['VOICE'],
  9: ['CAR'],
  10: ['WORK', 'PREF'],
  11: ['ISDN'],
  12: ['PREF'],
  13: ['FAX'],
  15: ['TLX'],
  17: ['WORK', 'CELL'],
  18: ['WORK', 'PAGER'],
  20: ['MSG'],
}

/** What VCardUtils.getPhoneTypeString says of those that have no word in vCard. */
const uncommonTypes: Readonly<Record<number, string>> = {
  8: 'CALLBACK',
  14: 'RADIO',
  16: 'TTY-TDD',
  19: 'ASSISTANT',
}

const knownLabels = new Set(['BBS', 'MODEM', 'VIDEO', 'MSG'])

function phoneParameters(row: Row): readonly string[] {
  const type = row['data2'] === null ? 1 : Number(row['data2'])
  const label = text(row, 'data3')
  const known = type === 0 ? customPhone(label) : (phoneTypes[type] ?? [])
  const parameters = [...known, ...(isPrimary(row) && !known.includes('PREF') ? ['PREF'] : [])]
  const uncommon = uncommonTypes[type]
  return parameters.length > 0 || uncommon === undefined ? parameters : [uncommon]
}

function customPhone(label: string): readonly string[] {
  if (label === '') return ['VOICE']
  if (/^(?:cell|mobile|_AUTO_CELL)$/i.test(label)) return ['CELL']
  if (knownLabels.has(label.toUpperCase())) return [label.toUpperCase()]
  return isWord(label) ? [`X-${label}`] : []
}

function phoneLines(rows: readonly Row[]): readonly string[] {
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const numbers = text(row, 'data1')
      .trim()
      .split('\n')
      .filter(number => number !== '' && !seen.has(number))
    return numbers.map(number => {
      seen.add(number)
      const shown = row['data2'] === '6' ? number : formatVcardNumber(number)
      // A type that cannot be said leaves a separator: `TEL;:`.
      return `TEL;${phoneParameters(row).join(';')}:${shown}${endOfLine}`
    })
  })
}

function emailLines(rows: readonly Row[]): readonly string[] {
  const seen = new Set<string>()
  return rows.flatMap(row => {
    const address = text(row, 'data1').trim()
    if (address === '' || seen.has(address)) return []
    seen.add(address)
    const label = text(row, 'data3')
    const custom = isWord(label) ? [`X-${label}`] : []
    const types = { '0': custom, '1': ['HOME'], '2': ['WORK'], '4': ['CELL'] }[text(row, 'data2')] ?? []
    return [vcardLine({ name: 'EMAIL', parameters: [...preferred(row), ...types], values: [address] })]
  })
}

function addressLine(row: Row): readonly string[] {
  const [street, box, district, city, region, code, country] = [4, 5, 6, 7, 8, 9, 10].map(at =>
    text(row, `data${at}`),
  )
  const label = text(row, 'data3')
  const custom = isWord(label) ? [`X-${label}`] : []
  const types = { '0': custom, '1': ['HOME'], '2': ['WORK'] }[text(row, 'data2')] ?? []
  const place = [city, district].filter(part => part !== '').join(' ')
  const parts = [box, '', street, place, region, code, country].map(part => part ?? '')
  const whole = text(row, 'data1')
  const values = parts.some(part => part !== '')
    ? parts
    : whole === ''
      ? undefined
      : ['', whole, '', '', '', '', '']
  return values === undefined
    ? []
    : [vcardLine({ name: 'ADR', parameters: [...preferred(row), ...types], values })]
}

function organizationLines(row: Row): readonly string[] {
  const [company, title, department] = ['data1', 'data4', 'data5'].map(column => text(row, column).trim())
  const line = [company, department].filter(part => part !== '').join(';')
  const organization = vcardLine({ name: 'ORG', values: [line] })
  return title === '' || title === undefined
    ? [organization]
    : [organization, vcardLine({ name: 'TITLE', values: [title] })]
}

const birthday = '3'

function eventLines(rows: readonly Row[]): readonly string[] {
  const others = rows.filter(row => text(row, 'data2') !== birthday).map(customLine)
  const birthdays = rows.filter(row => text(row, 'data2') === birthday)
  const chosen = birthdays.find(isPrimary) ?? birthdays[0]
  return chosen === undefined
    ? others
    : [...others, vcardLine({ name: 'BDAY', values: [text(chosen, 'data1').trim()] })]
}

/** By Im.PROTOCOL: VCardUtils.getPropertyNameForIm. Others are left out. */
const imNames: Readonly<Record<string, string>> = {
  '0': 'X-AIM',
  '1': 'X-MSN',
  '2': 'X-YAHOO',
  '3': 'X-SKYPE-USERNAME',
  '4': 'X-QQ',
  '5': 'X-GOOGLE-TALK',
  '6': 'X-ICQ',
  '7': 'X-JABBER',
  '8': 'X-NETMEETING',
}

function imLine(row: Row): readonly string[] {
  const name = imNames[text(row, 'data5')]
  const value = text(row, 'data1').trim()
  if (name === undefined || value === '') return []
  const types = { '1': ['HOME'], '2': ['WORK'] }[text(row, 'data2')] ?? []
  return [vcardLine({ name, parameters: [...types, ...preferred(row)], values: [value] })]
}

/** VCardBuilder.appendAndroidSpecificProperty: nicknames, events other than birthdays, relations, with all their columns. */
const customLine = (row: Row): string =>
  vcardLine({
    name: 'X-ANDROID-CUSTOM',
    prefix: `${String(row['mimetype'])};`,
    values: Array.from({ length: 15 }, (_, at) => text(row, `data${at + 1}`)),
  })
