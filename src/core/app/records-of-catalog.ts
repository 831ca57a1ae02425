import { sourceCategories } from '../../shared/model/source-categories'
import type { DataSource } from '../data/source'
import { readItem } from '../library/read-item'
import type { Entry } from '../phone/entry'
import type { Phone } from '../phone/phone'
import type { BackupCatalog } from './backup-catalog'
import type { Records } from './look-at-records'
import type { PhoneCatalog } from './phone-catalog'

export function recordsOfPhone({ catalog }: PhoneCatalog, phone: Phone): Records {
  return {
    at: id => catalog.entries[id],
    all: source => Promise.resolve(ofSource(source, catalog.entries, 0)),
    where: () => ({ on: 'phone', phone }),
  }
}

export function recordsOfBackup({ backup, items, at, entries, signal }: BackupCatalog): Records {
  return {
    at,
    all: async source => {
      const opened = await Promise.all(sourceCategories[source].map(entries))
      return ofSource(source, opened.at(-1) ?? [], items.length)
    },
    where: source => ({
      on: 'backup',
      items: items.filter(item => item.source === source),
      open: item => readItem(backup, item, signal),
    }),
  }
}

function ofSource(source: DataSource['kind'], entries: readonly Entry[], firstId: number) {
  return entries.flatMap((entry, place) => (entry.source === source ? [{ id: firstId + place, entry }] : []))
}
