import { join } from 'node:path'
import { deriveKey } from '../../crypto/derive-key'
import { openRecord } from '../../crypto/sealed-record'
import { readLines } from '../../disk/read-lines'
import { fingerprintsName } from '../layout'
import { linePattern } from './fingerprints'

/**
 * How many lines of `fingerprints` are not what was written: what they tell is lost (how an item is found unchanged, and
 * its still), and no item is.
 * @throws Node's system errors; the signal's reason
 */
export async function countBadFingerprints(
  folder: string,
  secret: Uint8Array,
  signal?: AbortSignal,
): Promise<number> {
  const key = deriveKey(secret, 'record')
  let bad = 0
  for await (const text of readLines(join(folder, fingerprintsName), { signal })) {
    const [, , version, record] = linePattern.exec(text ?? '') ?? []
    if (version === undefined || record === undefined || !opens(record, key, version)) bad += 1
  }
  return bad
}

function opens(record: string, key: Uint8Array, tag: string): boolean {
  try {
    openRecord(key, Buffer.from(record, 'base64'), tag)
    return true
  } catch {
    return false
  }
}
