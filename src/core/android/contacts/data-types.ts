import type { Labelled } from '../../records/contact'

/** MIME types of the rows of `data` (AOSP android.provider.ContactsContract.CommonDataKinds). */
export const dataTypes = {
  name: 'vnd.android.cursor.item/name',
  nickname: 'vnd.android.cursor.item/nickname',
  phone: 'vnd.android.cursor.item/phone_v2',
  email: 'vnd.android.cursor.item/email_v2',
  address: 'vnd.android.cursor.item/postal-address_v2',
  organization: 'vnd.android.cursor.item/organization',
  website: 'vnd.android.cursor.item/website',
  chat: 'vnd.android.cursor.item/im',
  sip: 'vnd.android.cursor.item/sip_address',
  event: 'vnd.android.cursor.item/contact_event',
  relation: 'vnd.android.cursor.item/relation',
  note: 'vnd.android.cursor.item/note',
  group: 'vnd.android.cursor.item/group_membership',
} as const

/** What the numbers in `data2` mean, from 1; 0 is a person's own word, which is in `data3`. */
export type TypeNames = readonly string[]

export const phoneTypes: TypeNames = [
  ...['home', 'cell', 'work', 'work-fax', 'home-fax', 'pager', 'other', 'callback', 'car', 'main-company'],
  ...['isdn', 'main', 'fax', 'radio', 'tlx', 'textphone', 'work-cell', 'work-pager', 'assistant', 'mms'],
]
export const emailTypes: TypeNames = ['home', 'work', 'other', 'cell']
/** Of postal addresses, chats and SIP addresses. */
export const placeTypes: TypeNames = ['home', 'work', 'other']
export const organizationTypes: TypeNames = ['work', 'other']
export const websiteTypes: TypeNames = ['homepage', 'blog', 'profile', 'home', 'work', 'ftp', 'other']
export const eventTypes: TypeNames = ['anniversary', 'other', 'birthday']
export const relationTypes: TypeNames = [
  ...['assistant', 'brother', 'child', 'domestic-partner', 'father', 'friend', 'manager', 'mother', 'parent'],
  ...['partner', 'referred-by', 'relative', 'sister', 'spouse'],
]
/** What the numbers in `data5` of a chat mean, from 0; -1 is a person's own word, which is in `data6`. */
export const chatServices = [
  'aim',
  'msn',
  'yahoo',
  'skype',
  'qq',
  'google-talk',
  'icq',
  'jabber',
  'netmeeting',
] as const

/** What `data2` and `data3` say of a value. */
export function readType(
  types: TypeNames,
  number: string | null | undefined,
  label: string | null | undefined,
): Pick<Labelled, 'type' | 'label'> {
  const type = types[Number(number ?? '0') - 1] ?? null
  return { type, label: type === null && label !== '' ? (label ?? null) : null }
}

/** `data2` and `data3` for a value. A type that Android has no number for is a word of its own. */
export function writeType(types: TypeNames, { type, label }: Pick<Labelled, 'type' | 'label'>) {
  const number = type === null ? 0 : types.indexOf(type) + 1
  if (label === null && number > 0) return { data2: number }
  const word = label ?? type
  return word === null || word === '' ? {} : { data2: 0, data3: word }
}
