import type { Category } from '../../../shared/model/category'

/** What each kind of data is called, and what is in it. */
export const categories = {
  gallery: { title: 'Gallery', hint: 'Photos and pictures' },
  videos: { title: 'Videos', hint: 'Movies and clips' },
  audio: { title: 'Audio', hint: 'Music and recordings' },
  documents: { title: 'Documents', hint: 'PDF, text, office files' },
  whatsapp: { title: 'WhatsApp', hint: 'Photos, videos and voice messages' },
  other: { title: 'Other files', hint: 'Everything else in shared storage' },
} satisfies Record<Category, { readonly title: string; readonly hint: string }>
