import type { Labelled } from '../contact'
import type { ContactDraft } from './contact-draft'

/** By the numbers of ContactsContract.CommonDataKinds.Event and Relation; 0 is a person's own word. */
const eventTypes = ['', 'anniversary', 'other', 'birthday']
const relationTypes = [
  ...[
    '',
    'assistant',
    'brother',
    'child',
    'domestic-partner',
    'father',
    'friend',
    'manager',
    'mother',
    'parent',
  ],
  ...['partner', 'referred-by', 'relative', 'sister', 'spouse'],
]

/**
 * A row of Android's own in a line of a vCard: its MIME type, then its columns `data1` to `data15` (AOSP
 * VCardBuilder.appendAndroidSpecificProperty).
 * @returns false for one that means nothing to us
 */
export function addAndroidRow(
  [mimeType, data = '', ...more]: readonly string[],
  draft: ContactDraft,
): boolean {
  if (data === '') return false
  switch (mimeType) {
    case 'vnd.android.cursor.item/nickname':
      draft.nicknames.push(data)
      return true
    case 'vnd.android.cursor.item/contact_event':
      draft.events.push({ value: data, ...labelOf(more, eventTypes) })
      return true
    case 'vnd.android.cursor.item/relation':
      draft.relations.push({ value: data, ...labelOf(more, relationTypes) })
      return true
    default:
      return false
  }
}

function labelOf(
  [number = '', label = '']: readonly string[],
  types: readonly string[],
): Omit<Labelled, 'value'> {
  const type = types[Number(number)] ?? ''
  return {
    type: type === '' ? null : type,
    label: type === '' && label !== '' ? label : null,
    preferred: false,
  }
}
