import type { Row } from '../sql/expressions'
import type { SqlValue } from '../sql/sql-value'
import { mimeTypes } from './contact-view'

const textOf = (value: SqlValue | undefined): string => (value == null ? '' : value.toString())

/** NameSplitter.java, join, for names in Latin letters. */
export function joinName(row: Row): string {
  const [given, family, prefix, middle, suffix] = ['data2', 'data3', 'data4', 'data5', 'data6'].map(column =>
    textOf(row[column]),
  )
  const main = [prefix, given, middle, family].filter(part => part !== '').join(' ')
  return suffix === '' || suffix === undefined ? main : `${main}, ${suffix}`
}

/** NameSplitter.java, split, in short: the last word is the family name. */
function splitName(display: string): Row {
  const words = display.trim().split(/\s+/)
  if (words.length < 2) return { data2: words[0] ?? '' }
  const middle = words.slice(1, -1).join(' ')
  return {
    data2: words[0] ?? '',
    ...(middle === '' ? {} : { data5: middle }),
    data3: words.at(-1) ?? '',
  }
}

/** DataRowHandlerForStructuredName: what is not said of a name is worked out from the rest. */
export function completeName(values: Row): Row {
  const parts = ['data2', 'data3', 'data4', 'data5', 'data6'].some(column => textOf(values[column]) !== '')
  const display = textOf(values['data1'])
  if (display === '' && parts) return { ...values, data1: joinName(values) }
  return parts || display === '' ? values : { ...values, ...splitName(display) }
}

/** DisplayNameSources: what names a contact, from the best. */
const sources: readonly (readonly [mimeType: string, rank: number, column: string])[] = [
  [mimeTypes.name, 40, 'data1'],
  [mimeTypes.nickname, 35, 'data1'],
  [mimeTypes.organization, 30, 'data1'],
  [mimeTypes.organization, 30, 'data4'],
  [mimeTypes.phone, 20, 'data1'],
  [mimeTypes.email, 10, 'data1'],
]

/** The columns of a raw contact that say how it is called, from its rows of data. */
export function namesFrom(data: readonly Row[]): Row {
  for (const [mimeType, rank, column] of sources) {
    const row = data.find(one => one['mimetype'] === mimeType && textOf(one[column]) !== '')
    if (row === undefined) continue
    const name = textOf(row[column])
    const [given, family] = [textOf(row['data2']), textOf(row['data3'])]
    const isName = mimeType === mimeTypes.name
    const phonetic = isName
      ? [row['data9'], row['data8'], row['data7']].map(textOf).filter(part => part !== '')
      : []
    return {
      display_name: name,
      display_name_alt:
        isName && family !== '' && given !== '' ? `${family}, ${name.replace(family, '').trim()}` : name,
      display_name_source: rank,
      phonetic_name: phonetic.length === 0 ? null : phonetic.join(' '),
      phonetic_name_style: '0',
      sort_key: name,
    }
  }
  return {
    display_name: null,
    display_name_alt: null,
    display_name_source: 0,
    phonetic_name: null,
    sort_key: null,
  }
}
