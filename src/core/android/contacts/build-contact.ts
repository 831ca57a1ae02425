import type { Contact, ContactAccount, ContactName, Labelled } from '../../records/contact'
import type { DataRow } from './data-row'
import {
  chatServices,
  dataTypes,
  emailTypes,
  eventTypes,
  organizationTypes,
  phoneTypes,
  placeTypes,
  readType,
  relationTypes,
  websiteTypes,
  type TypeNames,
} from './data-types'

export interface ContactParts {
  readonly uid: string
  readonly displayName: string
  readonly favourite: boolean
  /** The raw contact that its name is from; null where the phone does not tell. */
  readonly namedBy: number | null
  /** Of all its raw contacts, by ascending id. */
  readonly rows: readonly DataRow[]
  readonly account: ContactAccount | null
  /** Names of groups by their ids. */
  readonly groups: ReadonlyMap<string, string>
}

/** A contact of the rows that Android keeps of it; what several of its raw contacts say alike is said once. */
export function buildContact(parts: ContactParts): Contact {
  const of = (mimeType: string) => parts.rows.filter(row => row.mimeType === mimeType)
  const values = (mimeType: string) =>
    [...new Set(of(mimeType).map(row => row.data['data1'] ?? ''))].filter(value => value !== '')
  const labelled = (mimeType: string, types: TypeNames) =>
    label(of(mimeType), types, row => text(row, 1)).filter(each => each.value !== '')
  const names = of(dataTypes.name)
  return {
    uid: parts.uid,
    displayName: parts.displayName,
    name: nameOf(names.find(row => row.rawContact === parts.namedBy) ?? names[0]),
    nicknames: values(dataTypes.nickname),
    phones: labelled(dataTypes.phone, phoneTypes),
    emails: labelled(dataTypes.email, emailTypes),
    addresses: label(of(dataTypes.address), placeTypes, addressOf).filter(each => isFilled(each.value)),
    organizations: label(of(dataTypes.organization), organizationTypes, organizationOf).filter(each =>
      isFilled(each.value),
    ),
    websites: labelled(dataTypes.website, websiteTypes),
    chats: chatsOf(of(dataTypes.chat)),
    sipAddresses: labelled(dataTypes.sip, placeTypes),
    events: labelled(dataTypes.event, eventTypes),
    relations: labelled(dataTypes.relation, relationTypes),
    notes: values(dataTypes.note),
    groups: [...new Set(values(dataTypes.group).flatMap(id => parts.groups.get(id) ?? []))],
    favourite: parts.favourite,
    account: parts.account,
    photo: null,
    otherLines: [],
  }
}

const text = (row: DataRow | undefined, column: number) => row?.data[`data${column}`] ?? ''

/** Columns of CommonDataKinds.StructuredName. */
function nameOf(row: DataRow | undefined): ContactName {
  return {
    ...{ given: text(row, 2), family: text(row, 3), prefix: text(row, 4), middle: text(row, 5) },
    ...{ suffix: text(row, 6), phoneticGiven: text(row, 7), phoneticMiddle: text(row, 8) },
    phoneticFamily: text(row, 9),
  }
}

/** Columns of CommonDataKinds.StructuredPostal; one that was never taken apart is all street. */
function addressOf(row: DataRow) {
  const parts = {
    ...{ street: text(row, 4), poBox: text(row, 5), extended: text(row, 6), city: text(row, 7) },
    ...{ region: text(row, 8), postcode: text(row, 9), country: text(row, 10) },
  }
  return isFilled(parts) ? parts : { ...parts, street: text(row, 1) }
}

/** Columns of CommonDataKinds.Organization. */
function organizationOf(row: DataRow) {
  return { company: text(row, 1), title: text(row, 4), department: text(row, 5) }
}

function isFilled(value: object): boolean {
  return Object.values(value).some(part => part !== '')
}

/** Columns of CommonDataKinds.Im. */
function chatsOf(rows: readonly DataRow[]): Contact['chats'] {
  const services = rows.map(row => chatServices[Number(row.data['data5'] ?? -1)] ?? text(row, 6))
  const chats = rows.map((row, at) => ({
    ...labelOf(row, placeTypes, text(row, 1)),
    service: services[at] ?? '',
  }))
  return withoutDoubles(chats.filter(chat => chat.value !== ''))
}

function label<Value>(rows: readonly DataRow[], types: TypeNames, valueOf: (row: DataRow) => Value) {
  return withoutDoubles(rows.map(row => labelOf(row, types, valueOf(row))))
}

function labelOf<Value>(row: DataRow, types: TypeNames, value: Value): Labelled<Value> {
  return { value, ...readType(types, row.data['data2'], row.data['data3']), preferred: row.preferred }
}

function withoutDoubles<Each extends { readonly preferred: boolean }>(all: readonly Each[]): Each[] {
  const found = new Map<string, Each>()
  for (const each of all) {
    const key = JSON.stringify({ ...each, preferred: false })
    if (each.preferred || !found.has(key)) found.set(key, each)
  }
  return [...found.values()]
}
