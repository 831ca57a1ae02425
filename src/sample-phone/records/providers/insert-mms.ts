import type { Bindings } from '../content/content-command'
import type { ContentUri } from '../content/content-uri'
import type { Row } from '../sql/expressions'
import { mmsBoxes } from './mms-targets'
import { defaultSim, type TelephonyContext } from './sms-provider'

const partFolder = '/data/user/0/com.android.providers.telephony/app_parts'

/** A message itself. Its address is no column, but names its thread. */
export function insertMessage(
  { tables, findThread, sdk, now }: TelephonyContext,
  uri: ContentUri,
  values: Bindings,
): boolean {
  const [name = ''] = uri.segments
  const box = mmsBoxes[name] ?? (values['msg_box'] == null ? 1 : Number(values['msg_box']))
  const { thread_id: thread = null, address = null } = values
  const { _id, ...kept } = values
  const row: Row = {
    date: Math.floor(now() / 1000),
    msg_box: box,
    ...defaultSim(sdk),
    ...kept,
    ...(box === 1 ? {} : { read: 1 }),
    ...(Number(thread ?? 0) === 0 && address !== null && address !== ''
      ? { thread_id: findThread([String(address)]) }
      : {}),
    creator: 'com.android.shell',
  }
  return tables.pdu.insert(row) !== undefined
}

/** A part; what is neither plain text nor SMIL gets a file, which is empty at first. */
export function insertPart({ tables, sdk, now }: TelephonyContext, mid: number, values: Bindings): boolean {
  if (values['_data'] !== undefined) return false
  const inline = values['ct'] === 'text/plain' || values['ct'] === 'application/smil'
  const location =
    typeof values['cl'] === 'string' ? `_${values['cl'].slice(values['cl'].lastIndexOf('/') + 1)}` : ''
  const file = inline ? {} : { _data: `${partFolder}/PART_${now()}${location}` }
  return tables.part.insert({ ...defaultSim(sdk), ...values, ...file, mid }) !== undefined
}
