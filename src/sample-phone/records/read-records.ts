import { contactRows, dataByRawContact } from './providers/contact-view'
import { wipeTables, type RecordTables } from './record-tables'
import type { Row } from './sql/expressions'

export interface ContactRecord {
  /** As view_contacts has it. */
  readonly contact: Row
  readonly rawContact: Row
  readonly data: readonly Row[]
}

export type MessageRecord =
  | { readonly kind: 'sms'; readonly row: Row }
  | {
      readonly kind: 'mms'
      readonly row: Row
      readonly parts: readonly Row[]
      readonly addresses: readonly Row[]
    }

/** The phone's records as plain rows, for tests: all of them, also those that the shell does not see. */
export interface SampleRecords {
  readonly contacts: () => readonly ContactRecord[]
  readonly messages: () => readonly MessageRecord[]
  readonly calls: () => readonly Row[]
  /** Removes them all, and leaves an empty phone. */
  readonly wipe: () => void
}

export function readRecords(tables: RecordTables): SampleRecords {
  return {
    contacts: () => {
      const contacts = tables.contacts()
      const data = dataByRawContact(contacts)
      return [...contactRows(contacts)].flatMap(contact => {
        const id = Number(contact['name_raw_contact_id'])
        const rawContact = contacts.rawContacts.get(id)
        return rawContact === undefined ? [] : [{ contact, rawContact, data: data.get(id) ?? [] }]
      })
    },
    messages: () => {
      const telephony = tables.telephony()
      const parts = groupBy(telephony.part.rows(), 'mid')
      const addresses = groupBy(telephony.addr.rows(), 'msg_id')
      return [
        ...[...telephony.sms.rows()].map(row => ({ kind: 'sms', row }) as const),
        ...[...telephony.pdu.rows()].map(row => {
          const id = Number(row['_id'])
          return { kind: 'mms', row, parts: parts.get(id) ?? [], addresses: addresses.get(id) ?? [] } as const
        }),
      ]
    },
    calls: () => [...tables.calls().rows()],
    wipe: () => wipeTables(tables),
  }
}

function groupBy(rows: Iterable<Row>, column: string): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const key = Number(row[column])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}
