import type { Labelled } from '../contact'
import { addAndroidRow } from './android-rows'
import type { CardValue } from './card-value'
import { readImpp, serviceOfProperty } from './chat-services'
import type { ContactDraft } from './contact-draft'
import { valuesOf } from './content-line'
import { readLabel } from './label-types'
import { readDay } from './read-events'

/** A line and what its group says of it. */
export interface LabelledLine {
  readonly value: CardValue
  /** The `X-ABLabel` of its group. */
  readonly label: string | undefined
}

/** @returns false for a line that means nothing to us */
type ReadLine = (line: LabelledLine, draft: ContactDraft) => boolean

/** Adds what a line says to the contact. @returns false for one that means nothing to us: it is to be kept as it is */
export function readLine(line: LabelledLine, draft: ContactDraft): boolean {
  const { name } = line.value.line
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined
  if (read) return read(line, draft)
  const service = serviceOfProperty(name)
  if (service === undefined) return false
  return addText(line, found => draft.chats.push({ ...found, service }))
}

function addText({ value, label }: LabelledLine, add: (found: Labelled) => void): true {
  const text = value.text()
  if (text !== '') add({ value: text, ...readLabel(value.line, label) })
  return true
}

const readers: Readonly<Record<string, ReadLine>> = {
  UID: ({ value }, draft) => first(draft.uid, value.text(), text => (draft.uid = text)),
  FN: ({ value }, draft) => first(draft.displayName, value.text(), text => (draft.displayName = text)),
  N: ({ value }, { name }) => {
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = value.parts()
    Object.assign(name, { family, given, middle, prefix, suffix })
    return true
  },
  'X-PHONETIC-FIRST-NAME': ({ value }, { name }) => said((name.phoneticGiven = value.text())),
  'X-PHONETIC-MIDDLE-NAME': ({ value }, { name }) => said((name.phoneticMiddle = value.text())),
  'X-PHONETIC-LAST-NAME': ({ value }, { name }) => said((name.phoneticFamily = value.text())),
  NICKNAME: ({ value }, { nicknames }) => addAll(nicknames, value.list()),
  TEL: readNumber,
  EMAIL: (line, { emails }) => addText(line, found => emails.push(found)),
  ADR: readAddress,
  ORG: readOrganization,
  TITLE: readTitle,
  URL: (line, { websites }) => addText(line, found => websites.push(found)),
  IMPP: readChat,
  'X-SIP': (line, { sipAddresses }) => addText(line, found => sipAddresses.push(found)),
  BDAY: (line, draft) => addEvent(line, 'birthday', draft),
  ANNIVERSARY: (line, draft) => addEvent(line, 'anniversary', draft),
  'X-ANNIVERSARY': (line, draft) => addEvent(line, 'anniversary', draft),
  'X-ABDATE': (line, draft) => addEvent(line, null, draft),
  'X-ABRELATEDNAMES': (line, { relations }) => addText(line, found => relations.push(found)),
  'X-SPOUSE': (line, draft) => addRelation(line, 'spouse', draft),
  'X-MANAGER': (line, draft) => addRelation(line, 'manager', draft),
  'X-ASSISTANT': (line, draft) => addRelation(line, 'assistant', draft),
  NOTE: ({ value }, { notes }) => addAll(notes, [value.text()]),
  CATEGORIES: ({ value }, { groups }) => addAll(groups, value.list()),
  'X-STARRED': ({ value }, draft) => {
    draft.favourite = /^(1|true|yes)$/i.test(value.text())
    return draft.favourite
  },
  'X-PHONEKEEP-ACCOUNT': ({ value }, draft) => {
    const [name = '', type = ''] = value.parts()
    draft.account = { name, type }
    return true
  },
  'X-ANDROID-CUSTOM': ({ value }, draft) => addAndroidRow(value.parts(), draft),
  PHOTO: ({ value }, draft) => {
    const photo = draft.photo ? null : value.bytes()
    if (!photo || photo.length === 0) return false
    draft.photo = photo
    return true
  },
}

function said(_text: string): true {
  return true
}

/** One alone is taken: another is kept as a line. */
function first(before: string, text: string, set: (text: string) => void): boolean {
  if (before !== '') return false
  set(text)
  return true
}

function addAll(list: string[], texts: readonly string[]): true {
  list.push(...texts.filter(text => text !== ''))
  return true
}

function readNumber(line: LabelledLine, { phones, sipAddresses }: ContactDraft): boolean {
  const isUri = valuesOf(line.value.line, 'VALUE').some(value => value.toLowerCase() === 'uri')
  return addText(line, found => {
    const [scheme = ''] =
      isUri || line.value.version === '4.0' ? (/^(tel|sip):/i.exec(found.value) ?? []) : []
    const list = scheme.toLowerCase() === 'sip:' ? sipAddresses : phones
    list.push({ ...found, value: found.value.slice(scheme.length) })
  })
}

function readAddress({ value, label }: LabelledLine, { addresses }: ContactDraft): boolean {
  const parts = value.parts()
  const [poBox = '', extended = '', street = '', city = '', region = '', postcode = '', country = ''] = parts
  if (parts.every(part => part === '')) return true
  const address = { poBox, extended, street, city, region, postcode, country }
  addresses.push({ value: address, ...readLabel(value.line, label) })
  return true
}

function readOrganization({ value, label }: LabelledLine, draft: ContactDraft): boolean {
  const [company = '', ...units] = value.parts()
  const at = units.length === 0 && value.version === '2.1' ? company.indexOf(';') : -1
  // Android escapes the semicolon between company and department, too (AOSP VCardBuilder.appendOrganizations).
  const names =
    at < 0
      ? { company, department: units.join(', ') }
      : { company: company.slice(0, at), department: company.slice(at + 1) }
  draft.organizations.push({ value: { ...names, title: '' }, ...readLabel(value.line, label) })
  return true
}

/** It belongs to the organization before it, which has none yet. */
function readTitle({ value, label }: LabelledLine, { organizations }: ContactDraft): boolean {
  const title = value.text()
  const before = organizations.at(-1)
  if (before?.value.title === '') {
    organizations[organizations.length - 1] = { ...before, value: { ...before.value, title } }
  } else if (title !== '') {
    const names = { company: '', department: '', title }
    organizations.push({ value: names, ...readLabel(value.line, label) })
  }
  return true
}

function readChat(line: LabelledLine, { chats, sipAddresses }: ContactDraft): boolean {
  const [named] = valuesOf(line.value.line, 'X-SERVICE-TYPE')
  return addText(line, found => {
    const { service, address } = readImpp(found.value, named)
    if (service === 'sip') sipAddresses.push({ ...found, value: address })
    else chats.push({ ...found, value: address, service })
  })
}

function addEvent({ value, label }: LabelledLine, type: string | null, { events }: ContactDraft): boolean {
  const day = readDay(value)
  const found = readLabel(value.line, label)
  if (day !== '') events.push({ value: day, ...found, type: type ?? found.type })
  return true
}

function addRelation(line: LabelledLine, type: string, { relations }: ContactDraft): boolean {
  return addText(line, found => relations.push({ ...found, type }))
}
