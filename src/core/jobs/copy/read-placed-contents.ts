import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { readLines, decodeLines } from '../../disk/read-lines'
import { Failure } from '../../errors/failure'
import { isEncrypted } from '../../format/manifest'
import { readManifest } from '../../format/read-manifest'
import { withKeys } from '../../library/open-backup'
import { dataListName, objectPath } from '../../places/place-layout'
import { decodeDataLine, type Content } from './content'

/**
 * All contents that a copy names, each once.
 * @param folder what `bringBackup` has brought
 * @throws Failure `backup-damaged` where its list can't be read to the end; Node's system errors; the signal's reason
 */
export async function readPlacedContents(
  folder: string,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Content>> {
  const manifest = await readManifest(folder)
  const contents = new Map<string, Content>()
  let bad = 0
  const onBad = () => (bad += 1)
  if (isEncrypted(manifest)) {
    const file = join(folder, dataListName)
    if (
      await lstat(file).then(
        () => false,
        () => true,
      )
    )
      throw new Failure('backup-damaged', { message: dataListName })
    for await (const content of decodeLines(readLines(file, { signal }), decodeDataLine, onBad))
      contents.set(content.path, content)
    // One file an item. Nothing in the list itself says that it goes on.
    if (contents.size < manifest.total.count) throw new Failure('backup-damaged', { message: dataListName })
  } else {
    for await (const { sha256, bytes, file } of withKeys(folder, manifest, null).items(onBad, signal))
      contents.set(objectPath(sha256), { path: objectPath(sha256), bytes, sha256, name: file })
  }
  if (bad > 0) throw new Failure('backup-damaged', { message: `${bad} lines of its list can't be read` })
  return contents
}
