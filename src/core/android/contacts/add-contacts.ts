import { createHash } from 'node:crypto'
import type { AddResult } from '../../phone/record-stores'
import type { Contact } from '../../records/contact'
import { insertRows, type NewRow } from '../content/insert-rows'
import { queryTable } from '../content/query-table'
import { contactRows, type NewDataRow } from './contact-rows'
import type { ContactPhotos } from './contact-photos'
import { contactsUri, queryData, queryGroups, type TableAccess } from './contact-tables'
import type { DataRow } from './data-row'

/** Their questions to the phone are shared by so many; their tags fit into one command. */
const contactsAtOnce = 100
/** RawContacts.AGGREGATION_MODE_DISABLED: a contact of its own, also where another has its name. */
const notJoined = 3

/**
 * `ContactStore.add`: for each contact one Java start on the phone and one for each of its rows, and about twelve for each
 * hundred contacts. A contact is tagged with a hash of its UID and rows, so that one that was begun before, and broken off,
 * is completed and not doubled, and two that are alike are two, whenever they are added. Its picture costs one more, and is
 * left out where the phone takes none.
 * @throws PhoneError other than `refused`; the signal's reason
 */
export async function addContacts(
  access: TableAccess,
  photos: ContactPhotos,
  contacts: readonly Contact[],
): Promise<readonly AddResult[]> {
  const groups = await makeGroups(access, [...new Set(contacts.flatMap(contact => contact.groups))])
  const wanted = tagAll(contacts, groups)
  const takesPhotos = contacts.some(({ photo }) => photo !== null) && (await photos.access()).takes
  const results: AddResult[] = []
  for (let at = 0; at < wanted.length; at += contactsAtOnce) {
    const some = wanted.slice(at, at + contactsAtOnce)
    const made = await addBatch(access, some)
    const without = takesPhotos ? await addPhotos(photos, some, made) : new Set<string>()
    results.push(...some.map(({ tag }) => (made.has(tag) && !without.has(tag) ? 'there' : 'refused')))
  }
  return results
}

/** `ContactStore.finish`: two Java starts where none was begun. @throws like `addContacts` */
export async function finishContacts(
  access: TableAccess,
  photos: ContactPhotos,
  contacts: readonly Contact[],
): Promise<void> {
  for (let at = 0; at < contacts.length; at += contactsAtOnce) {
    const some = contacts.slice(at, at + contactsAtOnce)
    // Who has begun has made their groups.
    const wanted = tagAll(some, await groupIds(access))
    const begun = await findTagged(access, wanted)
    const left = some.filter((_, place) => begun.has(wanted[place]?.tag ?? ''))
    if (left.length > 0) await addContacts(access, photos, left)
  }
}

interface Tagged {
  readonly tag: string
  readonly favourite: boolean
  readonly rows: readonly NewDataRow[]
  readonly photo: Buffer | null
}

function tagAll(contacts: readonly Contact[], groups: ReadonlyMap<string, number>): Tagged[] {
  const times = new Map<string, number>()
  return contacts.map(contact => {
    const rows = contactRows(contact, groups)
    const hash = createHash('sha256')
      .update(JSON.stringify([contact.uid, rows]))
      .digest('hex')
      .slice(0, 32)
    const time = times.get(hash) ?? 0
    times.set(hash, time + 1)
    return { tag: `phonekeep-${hash}-${time}`, favourite: contact.favourite, rows, photo: contact.photo }
  })
}

/** @returns the raw contacts, by their tags, that have all their rows now */
async function addBatch(
  access: TableAccess,
  wanted: readonly Tagged[],
): Promise<ReadonlyMap<string, number>> {
  const { link, options } = access
  const begun = await findTagged(access, wanted)
  const before = await dataOf(access, begun)
  await insertRows(link, wanted.filter(({ tag }) => !begun.has(tag)).map(newRawContact), options)
  const made = await findTagged(access, wanted)
  const missing = wanted.flatMap(({ tag, rows }) => {
    const id = made.get(tag)
    return id === undefined ? [] : rowsWithout(rows, before.get(id) ?? []).map(row => newData(row, id))
  })
  await insertRows(link, missing, options)
  const after = await dataOf(access, made)
  const there = wanted.flatMap(({ tag, rows }): [string, number][] => {
    const id = made.get(tag)
    return id !== undefined && rowsWithout(rows, after.get(id) ?? []).length === 0 ? [[tag, id]] : []
  })
  return new Map(there)
}

/** @returns the tags of those whose picture the phone has not taken */
async function addPhotos(
  photos: ContactPhotos,
  wanted: readonly Tagged[],
  made: ReadonlyMap<string, number>,
): Promise<ReadonlySet<string>> {
  const given = wanted.flatMap(({ tag, photo }) => {
    const rawContact = made.get(tag)
    return photo && rawContact !== undefined ? [{ tag, rawContact, photo }] : []
  })
  const there = await photos.write(given)
  return new Set(given.filter(({ rawContact }) => !there.has(rawContact)).map(({ tag }) => tag))
}

async function dataOf(access: TableAccess, tagged: ReadonlyMap<string, number>) {
  if (tagged.size === 0) return new Map<number, DataRow[]>()
  return (await queryData(access, 'raw_contact_id', [...tagged.values()])).found
}

/** Ids of raw contacts by their tags. */
async function findTagged(
  { link, options }: TableAccess,
  wanted: readonly Tagged[],
): Promise<Map<string, number>> {
  const tags = wanted.map(({ tag }) => `'${tag}'`).join(',')
  const query = {
    uri: `${contactsUri}/raw_contacts`,
    plain: ['sourceid'],
    text: [],
    where: `deleted=0 AND sourceid IN (${tags})`,
  }
  const { rows } = await queryTable(link, query, options)
  return new Map(rows.map(({ id, values }) => [values['sourceid'] ?? '', id]))
}

function newRawContact({ tag, favourite }: Tagged): NewRow {
  const values = { sourceid: tag, aggregation_mode: notJoined, starred: favourite ? 1 : 0 }
  return { uri: `${contactsUri}/raw_contacts`, values }
}

function newData(row: NewDataRow, rawContact: number): NewRow {
  return { uri: `${contactsUri}/data`, values: { raw_contact_id: rawContact, ...row }, group: rawContact }
}

/** Those of the rows that the phone does not have yet, each as often as it is wanted. */
function rowsWithout(wanted: readonly NewDataRow[], there: readonly DataRow[]): NewDataRow[] {
  const left = [...there]
  return wanted.filter(row => {
    const at = left.findIndex(each => isSame(row, each))
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
}

/** By what is wanted: Android adds columns of its own, as the normalized number. */
function isSame({ mimetype, ...columns }: NewDataRow, there: DataRow): boolean {
  if (mimetype !== there.mimeType) return false
  return Object.entries(columns).every(
    ([name, value]) => !/^data\d/.test(name) || String(value ?? '') === (there.data[name] ?? ''),
  )
}

/** Ids of the groups of no account by their names, after those that are missing were made. */
async function makeGroups(
  access: TableAccess,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map()
  const there = await groupIds(access)
  const missing = names.filter(name => !there.has(name))
  if (missing.length === 0) return there
  const rows = missing.map(name => ({
    uri: `${contactsUri}/groups`,
    values: { title: name, group_visible: 1 },
  }))
  await insertRows(access.link, rows, access.options)
  return await groupIds(access)
}

async function groupIds(access: TableAccess): Promise<ReadonlyMap<string, number>> {
  const groups = [...(await queryGroups(access, true))]
  return new Map(groups.map(([id, name]) => [name, Number(id)]))
}
