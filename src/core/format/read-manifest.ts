import { isErrno } from '../errors/is-errno'
import { join } from 'node:path'
import { z } from 'zod'
import { Failure } from '../errors/failure'
import { damageOf } from './damage-of'
import { manifestName } from './layout'
import { knownScheme, knownVersion, manifestFormats, newestVersion } from './format-versions'
import { formatName, type Manifest } from './manifest'
import { readSmallFile } from '../disk/read-small-file'

/** A report of a hundred thousand problems is smaller. */
const maxManifestBytes = 32 * 1024 * 1024
const anyManifest = z.looseObject({ format: z.literal(formatName), version: z.number() })
/** Any text for a scheme: one that this version does not know is for a newer one to open. */
const anyEncryption = z.object({ encryption: z.object({ scheme: z.string() }) })

/**
 * Reads `backup.json` of a backup folder, of whichever version.
 * @throws Failure `not-a-backup`, `backup-too-new`, `backup-damaged` or `backup-unreadable`; Node's system errors
 */
export async function readManifest(backupFolder: string): Promise<Manifest> {
  const json = parseJson(await readText(join(backupFolder, manifestName)))
  if (json === undefined) throw new Failure('backup-damaged', { message: manifestName })
  const found = anyManifest.safeParse(json)
  if (!found.success) throw new Failure('not-a-backup')
  return parseManifest(found.data)
}

/** @throws Failure `backup-too-new` or `backup-damaged` */
function parseManifest(json: z.infer<typeof anyManifest>): Manifest {
  const { version } = json
  // Decides before all else: what is encrypted in a way not known here may look like a plain one in all the rest.
  const isEncrypted = Object.hasOwn(json, 'encryption')
  const encryption = isEncrypted ? anyEncryption.safeParse(json).data?.encryption : undefined
  const isNewer = version > newestVersion || (encryption && encryption.scheme !== knownScheme)
  if (isNewer) throw new Failure('backup-too-new', { version })
  const known = knownVersion(version)
  const format = known && manifestFormats[known]
  const parsed = format?.[isEncrypted ? 'encrypted' : 'plain'].safeParse(json)
  if (!parsed?.success) throw new Failure('backup-damaged', { message: manifestName })
  return parsed.data
}

async function readText(file: string): Promise<string> {
  try {
    return (await readSmallFile(file, maxManifestBytes)).toString('utf8')
  } catch (error) {
    if (error instanceof RangeError) throw new Failure('backup-damaged', { message: manifestName })
    if (isErrno(error, 'ENOENT', 'ENOTDIR')) throw new Failure('not-a-backup', undefined, { cause: error })
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
