import { referenceOf } from '../../format/index-line'
import type { BackupItem } from '../../format/backup-item'
import { writeContact } from '../../records/vcard/write-contact'
import type { DataSource, ExportedFile, OpenItem, SavedEntry } from '../source'
import { askAccess } from '../ask-access'
import { unclearProblem } from '../tell-unclear'
import { askContactAccess } from './ask-contact-access'
import { entryOfContact, entryOfHeader } from './contact-entry'
import { contactsFileOf, contactsKey } from './contacts-file'
import { handOverContacts } from './hand-over-contacts'
import { lookAtContacts } from './look-at-contacts'
import { putBackContacts } from './put-back-contacts'
import { readSavedContacts } from './saved-contacts'
import { requireWhole } from './tell-damaged-cards'

/** What a person selects is a contact; what is saved is one file of vCards of all that are selected. */
export const contactsSource: DataSource = {
  kind: 'contacts',
  list: async ({ phone, emit }) => {
    const asked = await askAccess('contacts', phone.contacts, emit, askContactAccess)
    if (!asked) return null
    const { records, unclear } = asked.isEmpty ? { records: [], unclear: [] } : await asked.store.list()
    for (const each of unclear) emit(unclearProblem(each))
    const found = records.map(header => ({ header, entry: entryOfHeader(header) }))
    for (const { entry } of found) emit({ kind: 'entry', entry })
    return {
      source: 'contacts',
      plan: isSelected => {
        const selected = found.filter(({ entry }) => isSelected(entry)).map(({ header }) => header)
        return selected.length === 0 ? [] : [contactsFileOf(selected)]
      },
      references: () => (found.length === 0 ? [] : [referenceOf({ source: 'contacts', key: contactsKey })]),
    }
  },
  inside: {
    entries: async (items, open) => {
      const entries: SavedEntry[] = []
      for (const item of items)
        for await (const saved of readSavedContacts(item, open, { photos: false }))
          entries.push({
            ...entryOfContact({ ...saved, modifiedAt: item.modifiedAt }),
            source: 'contacts',
            items: [item],
          })
      return entries
    },
    exported: entries =>
      [...new Set(entries.flatMap(({ items }) => items))].map(item =>
        fileOf(
          item,
          entries.filter(({ items }) => items.includes(item)),
        ),
      ),
  },
  look: lookAtContacts,
  restore: putBackContacts,
  handOver: handOverContacts,
}

/** The cards of these alone, as the file has them. One that cannot be read in full is not written without the rest. */
function fileOf(item: BackupItem, wanted: readonly SavedEntry[]): ExportedFile {
  const keys = new Set(wanted.map(({ key }) => key))
  return {
    place: item.path,
    bytes: wanted.reduce((sum, { bytes }) => sum + bytes, 0),
    modifiedAt: item.modifiedAt,
    content: open => cardsOf(item, keys, open),
  }
}

async function* cardsOf(item: BackupItem, keys: ReadonlySet<string>, open: OpenItem): AsyncGenerator<Buffer> {
  for await (const saved of readSavedContacts(item, open, { photos: true })) {
    if (!keys.has(saved.key)) continue
    requireWhole(saved)
    yield writeContact(saved.contact)
  }
}
