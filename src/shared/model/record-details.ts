export const contactFields = [
  'phone',
  'email',
  'address',
  'organization',
  'website',
  'chat',
  'sip',
  'event',
  'relation',
  'nickname',
  'note',
  'group',
  'account',
] as const

export type ContactField = (typeof contactFields)[number]

/** One line of a contact's card. */
export interface ContactLine {
  readonly field: ContactField
  /** What it is for, as vCard's TYPE: `home`, `work`, `cell`…; null where there is none or `label` says it. */
  readonly type: string | null
  /** A person's own word for it. */
  readonly label: string | null
  /** May hold line breaks. */
  readonly text: string
}

export interface ContactDetails {
  readonly kind: 'contact'
  readonly name: string
  readonly favourite: boolean
  readonly hasPhoto: boolean
  readonly lines: readonly ContactLine[]
  /** How many lines of its card in a backup could not be read. */
  readonly unreadLines: number
}

export interface ShownAttachment {
  /** Names it within its conversation: see `attachmentUrl`. */
  readonly part: string
  readonly kind: 'image' | 'video' | 'audio' | 'other'
  /** For people to read: its own name, else its MIME type. */
  readonly name: string
}

export interface ShownMessage {
  /** Tells it from the others of its conversation. */
  readonly key: string
  readonly direction: 'received' | 'sent' | 'draft' | 'failed'
  /** Who wrote it, in a group; null elsewhere and for one's own. */
  readonly from: string | null
  /** Milliseconds since 1970. */
  readonly date: number
  readonly text: string
  readonly attachments: readonly ShownAttachment[]
}

/** A page of a conversation. */
export interface ConversationDetails {
  readonly kind: 'conversation'
  /** Oldest first. */
  readonly messages: readonly ShownMessage[]
  /** What to ask with for those before; null at the beginning. */
  readonly before: string | null
}

/** What is in one record. */
export type RecordDetails = ContactDetails | ConversationDetails

/** What a search through all conversations has found in one of them. */
export interface MessageHit {
  /** Of the conversation in its catalog. */
  readonly itemId: number
  /** How many messages hold it. */
  readonly count: number
  /** The newest of them, and where in its text it begins. */
  readonly newest: { readonly text: string; readonly at: number; readonly date: number }
}
