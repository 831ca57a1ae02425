import { z } from 'zod'

const maxNameLength = 100

/** A word of a format that grows, such as a category: any text, but short. */
export const shortName = z.string().min(1).max(maxNameLength)

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A place below a folder, `/` between the names. A backup folder may come from anybody: a path in it must stay in it. */
export const insidePath = z.string().refine(isRelativeInside, 'leads out of the backup folder')

function isRelativeInside(path: string): boolean {
  return !path.includes('\\') && path.split('/').every(name => name !== '' && name !== '.' && name !== '..')
}
