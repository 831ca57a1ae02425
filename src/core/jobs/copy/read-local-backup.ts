import { lstat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { hashFile } from '../../disk/hash-file'
import { listFiles } from '../../disk/list-files'
import { Failure } from '../../errors/failure'
import { dataFolder, manifestName } from '../../format/layout'
import { isEncrypted, type Manifest } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import { withKeys } from '../../library/open-backup'
import { objectPath } from '../../places/place-layout'

/** A content of a backup on this computer's disk. */
export interface LocalContent {
  /** In the folder of the backup. */
  readonly file: string
  /** In the folder of the phone in a place. */
  readonly path: string
  /** Of the file as it lies there; null where it isn't there. */
  readonly bytes: number | null
  /** What it has to be; null where only the password tells. */
  readonly sha256: string | null
}

/** A complete backup on this computer's disk, as a copy has to hold it. */
export interface LocalBackup {
  readonly folder: string
  readonly name: string
  readonly manifest: Manifest
  readonly manifestSha256: string
  /** One of each content. */
  readonly contents: readonly LocalContent[]
  /** What is its own, by place in its folder; without `backup.json`, which comes last. */
  readonly own: readonly { readonly file: string; readonly bytes: number }[]
}

/**
 * Reads what a copy of a backup has to hold. No password is needed.
 * @throws Failure `backup-incomplete`, and like `readManifest`; `backup-damaged` where its index can't be read to the end;
 * Node's system errors; the signal's reason
 */
export async function readLocalBackup(folder: string, signal: AbortSignal): Promise<LocalBackup> {
  const manifest = await readManifest(folder)
  if (manifest.state !== 'complete') throw new Failure('backup-incomplete')
  const encrypted = isEncrypted(manifest)
  const sizes = new Map<string, number>()
  for await (const { file, regular } of listFiles(folder)) {
    signal.throwIfAborted()
    if (regular) sizes.set(file, (await lstat(join(folder, file))).size)
  }
  const { contents, files } = encrypted
    ? ofEncrypted(sizes)
    : await ofPlain(folder, manifest, { sizes, signal })
  // Of an encrypted one only the password says which are missing.
  if (encrypted && contents.length < manifest.total.count)
    throw new Failure('backup-damaged', {
      message: `${manifest.total.count - contents.length} files are missing`,
    })
  const own = [...sizes].flatMap(([file, bytes]) =>
    files.has(file) || file === manifestName ? [] : [{ file, bytes }],
  )
  const manifestSha256 = await hashFile(join(folder, manifestName))
  return { folder, name: basename(folder), manifest, manifestSha256, contents, own }
}

interface Contents {
  readonly contents: readonly LocalContent[]
  /** All files of the backup that are contents. */
  readonly files: ReadonlySet<string>
}

/** All that lies below `data/`: their names are the same in all backups that share them. */
function ofEncrypted(sizes: ReadonlyMap<string, number>): Contents {
  const data = [...sizes].filter(([file]) => file.startsWith(`${dataFolder}/`))
  return {
    contents: data.map(([file, bytes]) => ({ file, path: file, bytes, sha256: null })),
    files: new Set(data.map(([file]) => file)),
  }
}

async function ofPlain(
  folder: string,
  manifest: Manifest,
  { sizes, signal }: { sizes: ReadonlyMap<string, number>; signal: AbortSignal },
): Promise<Contents> {
  const byHash = new Map<string, LocalContent>()
  const files = new Set<string>()
  for await (const { file, sha256 } of linesOf(folder, manifest, signal)) {
    files.add(file)
    const bytes = sizes.get(file) ?? null
    // One that is there stands for all that are the same.
    if (bytes === null && byHash.has(sha256)) continue
    byHash.set(sha256, { file, path: objectPath(sha256), bytes, sha256 })
  }
  return { contents: [...byHash.values()], files }
}

async function* linesOf(folder: string, manifest: Manifest, signal: AbortSignal) {
  let bad = 0
  yield* withKeys(folder, manifest, null).items(() => (bad += 1), signal)
  if (bad > 0) throw new Failure('backup-damaged', { message: `${bad} lines of its index can't be read` })
}
