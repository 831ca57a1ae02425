import type { Contact, Labelled, Organization } from '../contact'
import { propertyOfService, writeImppScheme } from './chat-services'
import { nameFor } from './contact-draft'
import { parseContentLine, quoteParameter } from './content-line'
import { escapeLine, escapeText } from './escape-text'
import { exactLineName, withExactLine } from './exact-line'
import { foldLine } from './fold-line'
import { isWordType, writeOwnLabel, writeSystemLabel, writeTypes } from './label-types'
import { pictureType } from './picture-type'
import { isPlainDay } from './read-events'

type Label = Omit<Labelled, 'value'>

/** Lines of one card, as they come. */
interface CardWriter {
  readonly add: (head: string, value: string) => void
  /** With what is said of the value: in TYPE, and in `X-ABLabel` of a group where TYPE cannot say it. */
  readonly addLabelled: (property: string, label: Label, value: string, parameters?: string) => void
  /** The same where TYPE does not say what it is. */
  readonly addNamed: (property: string, label: Label, value: string) => void
}

/**
 * A card of vCard 3.0 in UTF-8 (RFC 2426). The same contact gives the same bytes, and `readCards` gives it back.
 */
export function writeContact(contact: Contact): Buffer {
  const others = contact.otherLines.filter(isSafeLine)
  const lines: string[] = []
  const writer = createWriter(lines, groupsOf(others))
  writer.add('BEGIN', 'VCARD')
  writer.add('VERSION', '3.0')
  writeNames(contact, writer)
  contact.organizations.forEach((each, place) =>
    writeOrganization(each, contact.organizations[place - 1], writer),
  )
  writeWaysToReach(contact, writer)
  writeDaysAndPeople(contact, writer)
  writeRest(contact, writer)
  for (const line of others) addLine(lines, line)
  if (contact.photo && contact.photo.length > 0) {
    const type = pictureType(contact.photo)
    writer.add(`PHOTO;ENCODING=b${type === null ? '' : `;TYPE=${type}`}`, contact.photo.toString('base64'))
  }
  writer.add('END', 'VCARD')
  return Buffer.from(lines.join(''), 'utf8')
}

function writeNames(contact: Contact, { add }: CardWriter): void {
  const { name, nicknames } = contact
  const parts = [name.family, name.given, name.middle, name.prefix, name.suffix]
  add('N', parts.map(escapeText).join(';'))
  add('FN', escapeText(contact.displayName === '' ? nameFor(contact) : contact.displayName))
  if (name.phoneticGiven !== '') add('X-PHONETIC-FIRST-NAME', escapeText(name.phoneticGiven))
  if (name.phoneticMiddle !== '') add('X-PHONETIC-MIDDLE-NAME', escapeText(name.phoneticMiddle))
  if (name.phoneticFamily !== '') add('X-PHONETIC-LAST-NAME', escapeText(name.phoneticFamily))
  if (nicknames.length > 0) add('NICKNAME', nicknames.map(escapeText).join(','))
}

/** A title belongs to the organization before it, which is written for it where it has no name. */
function writeOrganization(
  organization: Labelled<Organization>,
  before: Labelled<Organization> | undefined,
  { addLabelled, add }: CardWriter,
): void {
  const { company, department, title } = organization.value
  const names = (department === '' ? [company] : [company, department]).map(escapeText).join(';')
  if (names === '' && title !== '' && before?.value.title !== '')
    return addLabelled('TITLE', organization, escapeText(title))
  addLabelled('ORG', organization, names)
  if (title !== '') add('TITLE', escapeText(title))
}

function writeWaysToReach(contact: Contact, { addLabelled }: CardWriter): void {
  for (const each of contact.phones) addLabelled('TEL', each, escapeText(each.value))
  for (const each of contact.emails) addLabelled('EMAIL', each, escapeText(each.value))
  for (const each of contact.addresses) {
    const { poBox, extended, street, city, region, postcode, country } = each.value
    const parts = [poBox, extended, street, city, region, postcode, country]
    addLabelled('ADR', each, parts.map(escapeText).join(';'))
  }
  for (const each of contact.websites) addLabelled('URL', each, escapeLine(each.value))
  for (const each of contact.chats) {
    const property = propertyOfService(each.service)
    if (property === undefined) {
      const value = `${writeImppScheme(each.service)}:${each.value}`
      addLabelled('IMPP', each, escapeLine(value), `;X-SERVICE-TYPE=${quoteParameter(each.service)}`)
    } else addLabelled(property, each, escapeText(each.value))
  }
  for (const each of contact.sipAddresses) addLabelled('IMPP', each, escapeLine(`sip:${each.value}`))
}

function writeDaysAndPeople({ events, relations }: Contact, { addLabelled, addNamed }: CardWriter): void {
  for (const each of events) {
    const isDay = isPlainDay(each.value)
    const parameters = isDay ? '' : ';VALUE=text'
    if (each.type === 'birthday' && each.label === null)
      addLabelled('BDAY', { ...each, type: null }, escapeText(each.value), parameters)
    else addNamed(`X-ABDATE${parameters}`, each, escapeText(each.value))
  }
  for (const each of relations) addNamed('X-ABRELATEDNAMES', each, escapeText(each.value))
}

function writeRest({ notes, groups, favourite, account, uid }: Contact, { add }: CardWriter): void {
  for (const note of notes) add('NOTE', escapeText(note))
  if (groups.length > 0) add('CATEGORIES', groups.map(escapeText).join(','))
  if (favourite) add('X-STARRED', '1')
  if (account) add('X-PHONEKEEP-ACCOUNT', `${escapeText(account.name)};${escapeText(account.type)}`)
  if (uid !== '') add('UID', escapeText(uid))
}

/** @param text its line feeds escaped, its carriage returns not */
function addLine(lines: string[], text: string): void {
  for (const line of withExactLine(text)) lines.push(foldLine(line))
}

function createWriter(lines: string[], taken: ReadonlySet<string>): CardWriter {
  let groups = 0
  const nextGroup = () => {
    do groups += 1
    while (taken.has(`item${groups}`))
    return `item${groups}`
  }
  const add = (head: string, value: string) => addLine(lines, `${head}:${value}`)
  const addGrouped = (head: string, value: string, label: string) => {
    const group = nextGroup()
    add(`${group}.${head}`, value)
    add(`${group}.X-ABLabel`, escapeText(label))
  }
  return {
    add,
    addLabelled: (property, label, value, parameters = '') => {
      const { type } = label
      const isWord = type === null || isWordType(type)
      const head = property + parameters + writeTypes(property, isWord ? label : { ...label, type: null })
      if (label.label !== null) addGrouped(head, value, writeOwnLabel(label.label))
      else if (type !== null && !isWord) addGrouped(head, value, writeSystemLabel(type))
      else add(head, value)
    },
    addNamed: (property, label, value) => {
      const head = property + writeTypes(property, { ...label, type: null })
      if (label.label !== null) addGrouped(head, value, writeOwnLabel(label.label))
      else if (label.type !== null) addGrouped(head, value, writeSystemLabel(label.type))
      else add(head, value)
    },
  }
}

/** Lines that a reader has kept are; one that would end the card, or be two lines, would take others with it. */
function isSafeLine(text: string): boolean {
  const line = text.includes('\n') ? null : parseContentLine(text)
  return line !== null && !['BEGIN', 'END', 'VERSION', exactLineName].includes(line.name)
}

function groupsOf(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap(text => parseContentLine(text)?.group?.toLowerCase() ?? []))
}
