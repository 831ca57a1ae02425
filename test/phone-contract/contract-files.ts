import { createHash } from 'node:crypto'
import { resumeStep } from '../../src/core/phone/phone'
import { internalStorage } from '../../src/core/phone/place'
import { pattern } from '../pattern'

/** Below its internal storage. */
export const refusedName = 'Contract/refused.bin'
export const closedName = 'Contract/Closed'
/** Seconds since 1970. */
export const contractTime = 1_600_000_000

export const at = (name: string) => `${internalStorage}/${name}`
export const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
export const versionOf = (path: string, bytes: number) => ({ path, bytes, modifiedAt: contractTime })

export const large = pattern(3 * resumeStep + 12_345)
export const small = pattern(100_000, 5)
export const odd = ["it's $(here) `x`.txt", 'two  spaces', '-n', 'été 🏖️.jpg', 'back\\slash', '"quoted"']

/** What the phone has in every case, by paths below its internal storage. */
export const contents: Readonly<Record<string, Buffer>> = {
  'Contract/large.bin': large,
  'Contract/small.bin': small,
  'Contract/empty.bin': Buffer.alloc(0),
  'Contract/Folder/inside.txt': Buffer.from('inside'),
  ...Object.fromEntries(odd.map((name, number) => [`Contract/Odd/${name}`, pattern(1000, number)])),
}
