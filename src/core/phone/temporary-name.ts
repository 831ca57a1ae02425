import { randomBytes } from 'node:crypto'

const prefix = '.phonekeep-'
const suffix = '.part'
const randomCount = 8
const ours = new RegExp(`^\\${prefix}[0-9a-f]{${randomCount * 2}}\\${suffix}$`)

export const temporaryNameBytes = prefix.length + randomCount * 2 + suffix.length

/** The name of a file on the phone until it is whole: hidden, so that no gallery shows half a picture. */
export function temporaryName(): string {
  return prefix + randomBytes(randomCount).toString('hex') + suffix
}

/** Whether a file on the phone is what an interrupted restore left. */
export function isTemporaryName(name: string): boolean {
  return ours.test(name)
}
