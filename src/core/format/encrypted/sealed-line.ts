import { openRecord, sealRecord } from '../../crypto/sealed-record'
import { decodeIndexLine, encodeIndexLine, type IndexLine } from '../index-line'

/** A line of the journal of an encrypted backup. */
export function sealLine(line: IndexLine, key: Uint8Array): string {
  return sealRecord(key, Buffer.from(encodeIndexLine(line)), 'line').toString('base64') + '\n'
}

/** Null for a line that is torn, or was not sealed with this key. */
export function openLine(text: string, key: Uint8Array): IndexLine | null {
  try {
    return decodeIndexLine(openRecord(key, Buffer.from(text, 'base64'), 'line').toString('utf8'))
  } catch {
    return null
  }
}

/** Whether a text may be the beginning of such a line. */
export function isTornLine(text: string): boolean {
  return /^[A-Za-z0-9+/=]+$/.test(text)
}
