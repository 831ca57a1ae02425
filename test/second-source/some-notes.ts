import type { Note } from './notes/notebooks'

/** Where they lie below the phone's internal storage. */
export const notesFile = 'Android/data/org.example.notes/cache/notes.json'

const note = (id: string, notebook: string, title: string): Note => ({
  ...{ id, notebook, title },
  text: `The text of ${title}`,
  changedAt: 1_700_000_000 + id.length,
})

/** Three entries, which make two items. */
export const someNotes: readonly Note[] = [
  note('1', 'Home', 'Shopping'),
  note('22', 'Home', 'Garden'),
  note('333', 'Work', 'Ideas'),
]
