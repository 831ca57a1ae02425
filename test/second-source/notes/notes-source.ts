import { buffer } from 'node:stream/consumers'
import { ItemFailure } from '../../../src/core/errors/item-failure'
import type { SourceItem } from '../../../src/core/data/item'
import type {
  BackupEntry,
  DataSource,
  OpenItem,
  RestoreTools,
  SavedEntry,
} from '../../../src/core/data/source'
import { referenceOf } from '../../../src/core/format/index-line'
import type { BackupItem } from '../../../src/core/format/backup-item'
import type { Entry } from '../../../src/core/phone/entry'
import type { Phone } from '../../../src/core/phone/phone'
import { notesPath, parseNotes, readNotes, versionOf, writeNotes, type Note } from './notebooks'

/** Not among the types of the app as it is: this source is a test's. */
const notes = 'notes' as never

/** What a person selects is a note; what is saved is a file of each notebook. */
export const notesSource: DataSource = {
  kind: notes,
  list: async ({ phone, emit }) => {
    const found = (await readNotes(phone)).map(note => ({ note, entry: entryOf(note) }))
    for (const { entry } of found) emit({ kind: 'entry', entry })
    return {
      source: notes,
      plan: isSelected => {
        const selected = found.filter(({ entry }) => isSelected(entry)).map(({ note }) => note)
        return notebooksOf(selected).map(name => itemOf(name, inNotebook(selected, name)))
      },
      references: () =>
        notebooksOf(found.map(({ note }) => note)).map(name => referenceOf({ source: notes, key: name })),
    }
  },
  inside: {
    entries: async (items, open) => {
      const opened = await Promise.all(
        items.map(async item => ({ item, notes: await openNotebook(item, open) })),
      )
      return opened.flatMap(({ item, notes: saved }) =>
        saved.map(note => ({ ...entryOf(note), source: notes, key: note.id, items: [item] })),
      )
    },
    exported: entries => {
      const items = new Set(entries.flatMap(entry => entry.items))
      return [...items].map(item => {
        const wanted = entries.filter(entry => entry.items.includes(item))
        return {
          place: item.path,
          bytes: wanted.reduce((sum, { bytes }) => sum + bytes, 0),
          modifiedAt: item.modifiedAt,
          content: open => notebookOf(item, wanted, open),
        }
      })
    },
  },
  restore: async ({ items, entries }, tools) => {
    for (const item of items) await putBack(item, () => openNotebook(item, tools.open), tools)
    for (const entry of entries) {
      const saved = async () => {
        const opened = await Promise.all(entry.items.map(item => openNotebook(item, tools.open)))
        return opened.flat().filter(({ id }) => id === entry.key)
      }
      await putBack(entry, saved, tools)
    }
  },
}

async function openNotebook(item: BackupItem, open: OpenItem): Promise<readonly Note[]> {
  const bytes = await buffer(open(item))
  try {
    return parseNotes(bytes)
  } catch (error) {
    throw new ItemFailure('damaged-in-backup', `${item.path} holds no notes`, { cause: error })
  }
}

async function* notebookOf(item: BackupItem, wanted: readonly SavedEntry[], open: OpenItem) {
  const ids = new Set(wanted.map(({ key }) => key))
  yield writeNotes((await openNotebook(item, open)).filter(({ id }) => ids.has(id)))
}

function entryOf({ notebook, title, text, changedAt }: Note): Entry {
  return {
    source: notes,
    path: `${notebook}/${title}`,
    category: notes,
    bytes: Buffer.byteLength(text),
    modifiedAt: changedAt,
  }
}

function notebooksOf(all: readonly Note[]): readonly string[] {
  return [...new Set(all.map(({ notebook }) => notebook))]
}

function inNotebook(all: readonly Note[], name: string): readonly Note[] {
  return all.filter(({ notebook }) => notebook === name)
}

function itemOf(name: string, selected: readonly Note[]): SourceItem {
  const wanted = new Set(selected.map(({ id }) => id))
  return {
    source: notes,
    key: name,
    version: versionOf(selected),
    entries: selected.length,
    category: notes,
    bytes: writeNotes(selected).length,
    modifiedAt: Math.max(...selected.map(({ changedAt }) => changedAt)),
    place: ['Notes', `${name}.json`],
    from: {
      kind: 'made',
      make: async (phone, write) => {
        const now = (await readNotes(phone)).filter(({ id }) => wanted.has(id))
        await write(writeNotes(now))
        return versionOf((await readNotes(phone)).filter(({ id }) => wanted.has(id)))
      },
    },
  }
}

async function putBack(
  entry: BackupEntry,
  readSaved: () => Promise<readonly Note[]>,
  { session, ready, done, failed }: RestoreTools,
): Promise<void> {
  try {
    const saved = await readSaved()
    await ready()
    const restored = await session.use(async phone => {
      const there = await readNotes(phone)
      const missing = saved.filter(({ id }) => there.every(note => note.id !== id))
      if (missing.length > 0) await addNotes(phone, there, missing)
      const now = await readNotes(phone)
      return missing.filter(({ id }) => now.some(note => note.id === id)).length
    })
    done(entry, { restored, alreadyThere: saved.length - restored, skipped: 0 })
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    failed(entry, error)
  }
}

async function addNotes(phone: Phone, there: readonly Note[], missing: readonly Note[]): Promise<void> {
  const bytes = writeNotes([...there, ...missing])
  const modifiedAt = Math.max(...missing.map(({ changedAt }) => changedAt))
  const content = (async function* () {
    yield await Promise.resolve(bytes)
  })()
  await phone.put?.write({ path: notesPath, bytes: bytes.length, modifiedAt, content })
}
