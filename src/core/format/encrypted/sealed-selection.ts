import { openRecord, sealRecord } from '../../crypto/sealed-record'
import { parseRecordedSelection, type RecordedSelection } from '../recorded-selection'

/** @param startedAt of the backup: what another one has recorded does not open as this one's */
export function sealSelection(selection: RecordedSelection, startedAt: string, key: Uint8Array): string {
  return sealRecord(key, Buffer.from(JSON.stringify(selection)), contextOf(startedAt)).toString('base64')
}

/** Null for what was not sealed with this key for that backup. */
export function openSelection(text: string, startedAt: string, key: Uint8Array): RecordedSelection | null {
  try {
    const bytes = openRecord(key, Buffer.from(text, 'base64'), contextOf(startedAt))
    return parseRecordedSelection(JSON.parse(bytes.toString('utf8')))
  } catch {
    return null
  }
}

function contextOf(startedAt: string): string {
  return `selection ${startedAt}`
}
