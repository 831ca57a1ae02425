import { createCallTable } from './providers/call-log-provider'
import { createContactTables, type ContactTables } from './providers/contact-tables'
import { createTelephonyTables, type TelephonyTables } from './providers/telephony-tables'
import type { RecordCounts } from './record-options'
import { fillCalls } from './sample/fill-calls'
import { fillContacts } from './sample/fill-contacts'
import { fillMessages } from './sample/fill-messages'
import type { Table } from './table'

/** All records of a phone. Each group of tables is made, and filled, when it is asked for first. */
export interface RecordTables {
  readonly contacts: () => ContactTables
  readonly telephony: () => TelephonyTables
  readonly calls: () => Table
}

/** The same counts give the same rows. */
export function createRecordTables(counts: RecordCounts, sdk: number): RecordTables {
  return {
    contacts: once(() => {
      const tables = createContactTables()
      fillContacts(tables, counts.contacts)
      return tables
    }),
    telephony: once(() => {
      const tables = createTelephonyTables(sdk)
      fillMessages(tables, counts)
      return tables
    }),
    calls: once(() => {
      const table = createCallTable(sdk)
      fillCalls(table, counts.calls)
      return table
    }),
  }
}

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

export function wipeTables(tables: RecordTables): void {
  const { rawContacts, data, groups } = tables.contacts()
  const { sms, pdu, part, addr, threads, addresses } = tables.telephony()
  for (const table of [rawContacts, data, groups, sms, pdu, part, addr, threads, addresses, tables.calls()])
    table.clear()
}
