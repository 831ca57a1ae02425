import type { ContactLine } from '../../shared/model/record-details'
import { printable } from '../../shared/printable'
import { format, say } from './say'

/** Those that tell people something, of vCard's types (core/records/vcard/label-types.ts) and Android's relations. */
const types = [
  ...[
    'home',
    'work',
    'cell',
    'main',
    'fax',
    'pager',
    'other',
    'car',
    'assistant',
    'company',
    'video',
    'text',
  ],
  ...['callback', 'radio', 'school', 'birthday', 'anniversary', 'spouse', 'partner', 'child', 'mother'],
  ...[
    'father',
    'parent',
    'brother',
    'sister',
    'friend',
    'relative',
    'manager',
    'homepage',
    'blog',
    'profile',
  ],
] as const

/** What a line of a contact's card is: "Phone · Mobile". */
export function describeLine({ field, type, label }: ContactLine): string {
  const name = say(`records.fields.${field}`)
  const own = label === null ? typeWords(type) : printable(label.trim())
  return own === '' ? name : say('records.fieldOf', { field: name, type: own })
}

/** A type may be of several: `home-fax`. */
function typeWords(type: string | null): string {
  if (type === null) return ''
  return format().list(type.split('-').map(wordOf))
}

function wordOf(part: string): string {
  const name = part.toLowerCase()
  const known = types.find(each => each === (name === 'mobile' ? 'cell' : name))
  return known === undefined ? printable(part.trim()) : say(`records.types.${known}`)
}
