import { PhoneError } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { parseIds } from './parse-rows'
import { queryArguments, runContent } from './run-content'

export interface IdQuery {
  readonly uri: string
  readonly where?: string | undefined
}

/**
 * The ids of a provider's rows, in ascending order: one Java start on the phone.
 * @throws PhoneError `refused` (`denied`, `missing`, `other`), `protocol` for rows without ascending ids; the signal's reason
 */
export async function queryIds(link: PhoneLink, query: IdQuery, options: ShellOptions): Promise<number[]> {
  const { stdout, error } = await runContent(link, queryArguments({ ...query, columns: ['_id'] }), options)
  if (error) throw error
  const ids = parseIds(stdout)
  if (!ids) throw new PhoneError('protocol', 'The phone lists rows without ascending ids')
  return ids
}
