import type { Entry } from '../../phone/entry'
import type { ContactHeader } from '../../phone/record-stores'
import type { Contact } from '../../records/contact'

/** About as many bytes as a contact takes in the file: its texts, and its photo in base64. */
const bytesOfTexts = 400
const bytesOfPhoto = 32_000

export type ContactEntry = Entry & { readonly key: string }

/** A contact of a phone as a person sees it in a list. */
export function entryOfHeader(header: ContactHeader): ContactEntry {
  const { uid, displayName, numbers, favourite, hasPhoto, changedAt } = header
  return {
    source: 'contacts',
    path: pathOf(displayName),
    key: uid,
    category: 'contacts',
    bytes: bytesOfTexts + (hasPhoto ? bytesOfPhoto : 0),
    modifiedAt: changedAt,
    facts: { kind: 'contact', numbers, favourite, hasPhoto },
  }
}

export interface SavedContactInput {
  readonly contact: Contact
  readonly key: string
  /** Of its card. */
  readonly bytes: number
  readonly hasPhoto: boolean
  /** Of the file that it is in, in seconds since 1970. */
  readonly modifiedAt: number
}

/** A contact of a backup as a person sees it in a list. */
export function entryOfContact({
  contact,
  key,
  bytes,
  hasPhoto,
  modifiedAt,
}: SavedContactInput): ContactEntry {
  const { displayName, phones, emails, favourite } = contact
  return {
    source: 'contacts',
    path: pathOf(displayName),
    key,
    category: 'contacts',
    bytes,
    modifiedAt,
    facts: {
      kind: 'contact',
      numbers: [...phones, ...emails].map(({ value }) => value),
      favourite,
      hasPhoto,
    },
  }
}

function pathOf(displayName: string): string {
  const shown = displayName.replaceAll('/', '_')
  return `Contacts/${shown === '' ? '?' : shown}`
}
