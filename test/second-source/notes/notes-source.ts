import { buffer } from 'node:stream/consumers'
import { ItemFailure } from '../../../src/core/errors/item-failure'
import type { SourceItem } from '../../../src/core/data/item'
import type { DataSource, RestoreTools } from '../../../src/core/data/source'
import type { BackupItem } from '../../../src/core/format/backup-item'
import type { Entry } from '../../../src/core/phone/entry'
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
      references: () => notebooksOf(found.map(({ note }) => note)).map(name => `${notes}\0${name}`),
    }
  },
  restore: async (items, tools) => {
    for (const item of items) await restoreNotebook(item, tools)
  },
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

async function restoreNotebook(item: BackupItem, { session, ready, open, done, failed }: RestoreTools) {
  try {
    const saved = parseNotes(await buffer(open(item)))
    await ready()
    const restored = await session.use(async phone => {
      const there = await readNotes(phone)
      const missing = saved.filter(({ id }) => there.every(note => note.id !== id))
      if (missing.length > 0 && phone.put) {
        const bytes = writeNotes([...there, ...missing])
        const modifiedAt = Math.max(...missing.map(({ changedAt }) => changedAt))
        const content = (async function* () {
          yield await Promise.resolve(bytes)
        })()
        await phone.put.write({ path: notesPath, bytes: bytes.length, modifiedAt, content })
      }
      const now = await readNotes(phone)
      return missing.filter(({ id }) => now.some(note => note.id === id)).length
    })
    done(item, { restored, alreadyThere: saved.length - restored, skipped: 0 })
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    failed(item, error)
  }
}
