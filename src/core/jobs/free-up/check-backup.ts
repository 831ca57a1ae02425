import { createHash } from 'node:crypto'
import { readPieces } from '../../disk/read-pieces'
import { Failure } from '../../errors/failure'
import { damageOf } from '../../format/damage-of'
import type { BackupItem } from '../../format/backup-item'
import { loadItems } from '../../library/load-items'
import { requireSigned, type OpenBackup } from '../../library/open-backup'
import { readContents } from '../../library/read-contents'

const pieceBytes = 1024 * 1024

/**
 * What has to be so of a backup before anything that it has may be taken off a phone: it is complete, it is of this phone, an
 * encrypted one is signed with its key, and its list of contents is the one that its manifest names.
 * @returns its items by their path on the phone, read now
 * @throws Failure `backup-not-signed`, `backup-incomplete`, `backup-of-other-phone`, `backup-damaged`; what `loadItems` throws
 */
export async function loadTrusted(
  backup: OpenBackup,
  hardwareSerial: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, BackupItem>> {
  const { manifest, indexFile } = backup
  requireSigned(backup)
  if (manifest.state !== 'complete') throw new Failure('backup-incomplete')
  const contents = await readContents(backup)
  if (contents?.phone.serial !== hardwareSerial) throw new Failure('backup-of-other-phone')
  const { index } = manifest
  if (index?.file !== indexFile || index.sha256 !== (await hashOf(backup, indexFile, signal)))
    throw new Failure('backup-damaged', { message: indexFile })
  const items: BackupItem[] = []
  const onBadLine = () => {
    throw new Failure('backup-damaged', { message: indexFile })
  }
  await loadItems(backup, items, { signal, onBadLine })
  return new Map(items.filter(({ source }) => source === undefined).map(item => [item.path, item]))
}

async function hashOf({ openFile }: OpenBackup, file: string, signal: AbortSignal): Promise<string> {
  const handle = await openFile(file).catch((error: unknown) => {
    throw damageOf(error, file)
  })
  try {
    const hash = createHash('sha256')
    for await (const piece of readPieces(handle, { signal, pieceBytes })) hash.update(piece)
    return hash.digest('hex')
  } finally {
    await handle.close()
  }
}
