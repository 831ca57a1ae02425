import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../errors/failure'
import { damageOf } from './damage-of'
import { manifestName } from './layout'
import { formatName, formatVersion, manifestSchema, type Manifest } from './manifest'
import { readSmallFile } from '../disk/read-small-file'

/** A report of a hundred thousand problems is smaller. */
const mostManifestBytes = 32 * 1024 * 1024
const anyVersion = z.object({ format: z.literal(formatName), version: z.number() })

/**
 * Reads `backup.json` of a backup folder.
 * @throws Failure `not-a-backup`, `backup-too-new`, `backup-damaged` or `backup-unreadable`; Node's system errors
 */
export async function readManifest(backupFolder: string): Promise<Manifest> {
  const json = parseJson(await readText(join(backupFolder, manifestName)))
  const version = anyVersion.safeParse(json)
  if (json === undefined) throw new Failure('backup-damaged', { message: manifestName })
  if (!version.success) throw new Failure('not-a-backup')
  if (version.data.version > formatVersion)
    throw new Failure('backup-too-new', { version: version.data.version })
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) throw new Failure('backup-damaged', { message: manifestName })
  return parsed.data
}

async function readText(file: string): Promise<string> {
  try {
    return (await readSmallFile(file, mostManifestBytes)).toString('utf8')
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('backup-damaged', { message: manifestName })
    const gone =
      error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code))
    if (gone) throw new Failure('not-a-backup', undefined, { cause: error })
    throw damageOf(error, manifestName)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
