/**
 * What a person chooses between, by the source that lists it, in the order they are shown and saved. `files` are the files
 * of the storage; the others are registered in core/data/sources.ts.
 */
export const sourceCategories = {
  files: ['gallery', 'videos', 'audio', 'documents', 'whatsapp', 'other'],
  contacts: ['contacts'],
  messages: ['messages'],
  calls: ['calls'],
} as const
