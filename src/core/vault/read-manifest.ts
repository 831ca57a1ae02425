import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../job/failure'
import { manifestName } from './layout'
import { formatName, formatVersion, manifestSchema, type Manifest } from './manifest'

/** A report of a hundred thousand problems is smaller. */
const mostManifestBytes = 64 * 1024 * 1024
const anyVersion = z.object({ format: z.literal(formatName), version: z.number() })

/**
 * Reads `backup.json` of a backup folder.
 * @throws Failure `not-a-backup`, `backup-too-new` or `backup-damaged`; Node's system errors
 */
export async function readManifest(backupFolder: string): Promise<Manifest> {
  const json = parseJson(await readText(join(backupFolder, manifestName)))
  const version = anyVersion.safeParse(json)
  if (!version.success) throw new Failure(json === undefined ? 'backup-damaged' : 'not-a-backup')
  if (version.data.version > formatVersion)
    throw new Failure('backup-too-new', { version: version.data.version })
  const parsed = manifestSchema.safeParse(json)
  if (!parsed.success) throw new Failure('backup-damaged', { message: manifestName })
  return parsed.data
}

async function readText(file: string): Promise<string> {
  const handle = await open(file, 'r').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)))
      throw new Failure('not-a-backup', undefined, { cause: error })
    throw error
  })
  try {
    const { size } = await handle.stat()
    if (size > mostManifestBytes) throw new Failure('backup-damaged', { message: manifestName })
    return await handle.readFile('utf8')
  } finally {
    await handle.close()
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
