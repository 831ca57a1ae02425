import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Phone } from '../../../src/core/phone/phone'

/** Where the made-up app keeps its notes: an app's cache, which is not among the files that are listed. */
export const notesPath = '/storage/emulated/0/Android/data/org.example.notes/cache/notes.json'
const maxBytes = 1024 * 1024

const noteSchema = z.object({
  id: z.string(),
  notebook: z.string(),
  title: z.string(),
  text: z.string(),
  /** Seconds since 1970. */
  changedAt: z.int(),
})

export type Note = z.infer<typeof noteSchema>

const notesSchema = z.array(noteSchema)

/** What the phone has; nothing where the app is not installed. @throws PhoneError; Error for what are no notes */
export async function readNotes(phone: Phone): Promise<readonly Note[]> {
  const bytes = await phone.head(notesPath, maxBytes)
  return bytes === null || bytes.length === 0 ? [] : parseNotes(bytes)
}

/** @throws Error */
export function parseNotes(bytes: Buffer): readonly Note[] {
  return notesSchema.parse(JSON.parse(bytes.toString('utf8')))
}

/** The same notes, the same bytes. */
export function writeNotes(notes: readonly Note[]): Buffer {
  const sorted = [...notes].sort((a, b) => (a.id < b.id ? -1 : 1))
  return Buffer.from(JSON.stringify(sorted, null, 2) + '\n')
}

export function versionOf(notes: readonly Note[]): string {
  return createHash('sha256').update(writeNotes(notes)).digest('hex')
}
