import { queryTable } from '../content/query-table'
import { contactsUri, type TableAccess } from './contact-tables'
import { dataTypes } from './data-types'

/**
 * The numbers and mail addresses of all contacts, numbers first, by the ids of these: for lists, so what is not clear is not
 * told here.
 * @throws like `queryTable`
 */
export async function queryNumbers({
  link,
  options,
}: TableAccess): Promise<ReadonlyMap<number, readonly string[]>> {
  const { phone, email } = dataTypes
  const query = {
    uri: `${contactsUri}/data`,
    plain: ['contact_id', 'mimetype'],
    text: ['data1'],
    where: `mimetype IN ('${phone}','${email}')`,
  }
  const { rows } = await queryTable(link, query, options)
  const numbers = new Map<number, string[]>()
  for (const type of [phone, email])
    for (const { values } of rows) {
      const value = values['data1'] ?? ''
      if (values['mimetype'] !== type || value === '') continue
      const own = numbers.get(Number(values['contact_id'])) ?? []
      numbers.set(Number(values['contact_id']), own)
      if (!own.includes(value)) own.push(value)
    }
  return numbers
}
