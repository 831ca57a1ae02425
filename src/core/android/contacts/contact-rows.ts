import type { Contact, Labelled } from '../../records/contact'
import type { BindValue } from '../content/bind-value'
import {
  chatServices,
  dataTypes,
  emailTypes,
  eventTypes,
  organizationTypes,
  phoneTypes,
  placeTypes,
  relationTypes,
  websiteTypes,
  writeType,
  type TypeNames,
} from './data-types'

/** Nickname.TYPE_DEFAULT, which Android's own importer gives each. */
const defaultNickname = 1

/** A row of `data` to be inserted, without the raw contact it belongs to. */
export type NewDataRow = Readonly<Record<string, BindValue>> & { readonly mimetype: string }

/**
 * The rows that Android keeps of a contact (AOSP ContactsContract.CommonDataKinds). Its picture is not one of them, because
 * `content insert` binds no bytes.
 * @param groups ids of the phone's groups by their names
 */
export function contactRows(contact: Contact, groups: ReadonlyMap<string, number>): readonly NewDataRow[] {
  const rows: NewDataRow[] = [
    ...nameRows(contact),
    ...contact.nicknames.map(value => ({
      mimetype: dataTypes.nickname,
      data1: value,
      data2: defaultNickname,
    })),
    ...labelled(dataTypes.phone, phoneTypes, contact.phones),
    ...labelled(dataTypes.email, emailTypes, contact.emails),
    ...contact.addresses.map(each => addressRow(each)),
    ...contact.organizations.map(each => organizationRow(each)),
    ...labelled(dataTypes.website, websiteTypes, contact.websites),
    ...contact.chats.map(chat => chatRow(chat)),
    ...labelled(dataTypes.sip, placeTypes, contact.sipAddresses),
    ...labelled(dataTypes.event, eventTypes, contact.events),
    ...labelled(dataTypes.relation, relationTypes, contact.relations),
    ...single(dataTypes.note, contact.notes),
  ]
  for (const name of contact.groups) {
    const id = groups.get(name)
    if (id !== undefined) rows.push({ mimetype: dataTypes.group, data1: id })
  }
  return rows
}

/** A contact that is shown by its firm, number or address has no name of its own. */
function nameRows({ name, displayName, organizations, phones, emails, nicknames }: Contact): NewDataRow[] {
  const parts = {
    ...{ data2: name.given, data3: name.family, data4: name.prefix, data5: name.middle, data6: name.suffix },
    ...{ data7: name.phoneticGiven, data8: name.phoneticMiddle, data9: name.phoneticFamily },
  }
  const filled = withoutEmpty(parts)
  const otherwise = [...phones, ...emails].map(({ value }) => value).concat(nicknames)
  const shownBy = new Set([
    ...otherwise,
    ...organizations.flatMap(({ value }) => [value.company, value.title]),
  ])
  const isName = displayName !== '' && !shownBy.has(displayName)
  if (Object.keys(filled).length === 0 && !isName) return []
  return [{ mimetype: dataTypes.name, ...(displayName === '' ? {} : { data1: displayName }), ...filled }]
}

function single(mimetype: string, values: readonly string[]): NewDataRow[] {
  return values.map(value => ({ mimetype, data1: value }))
}

function labelled(mimetype: string, types: TypeNames, values: readonly Labelled[]): NewDataRow[] {
  return values.map(each => ({ mimetype, data1: each.value, ...writeType(types, each), ...preferred(each) }))
}

function preferred(each: { readonly preferred: boolean }) {
  return each.preferred ? { is_primary: 1, is_super_primary: 1 } : {}
}

function addressRow(each: Contact['addresses'][number]): NewDataRow {
  const { street, poBox, extended, city, region, postcode, country } = each.value
  return {
    mimetype: dataTypes.address,
    ...writeType(placeTypes, each),
    ...withoutEmpty({ data4: street, data5: poBox, data6: extended, data7: city }),
    ...withoutEmpty({ data8: region, data9: postcode, data10: country }),
    ...preferred(each),
  }
}

function organizationRow(each: Contact['organizations'][number]): NewDataRow {
  const { company, title, department } = each.value
  return {
    mimetype: dataTypes.organization,
    ...withoutEmpty({ data1: company, data4: title, data5: department }),
    ...writeType(organizationTypes, each),
    ...preferred(each),
  }
}

function chatRow(chat: Contact['chats'][number]): NewDataRow {
  const protocol = chatServices.findIndex(service => service === chat.service)
  return {
    mimetype: dataTypes.chat,
    data1: chat.value,
    ...writeType(placeTypes, chat),
    ...(protocol >= 0 ? { data5: protocol } : { data5: -1, data6: chat.service }),
    ...preferred(chat),
  }
}

function withoutEmpty(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}
