import { dirname } from 'node:path'
import type { KeyRing } from '../format/encrypted/key-ring'
import { markBackups } from '../library/mark-backups'
import { scanLibrary, type ScannedBackup, type ScanOptions } from '../library/scan-library'
import type { MarkedBackup } from './library-view'

/**
 * Finds the backups in a folder, with what the keys of this computer say of them. Those that lie in one folder come
 * together: none of them is to be shown before it is known what the others say of it.
 * @param ring by whose keys strangers are told from backups of the same phone
 * @throws the signal's reason
 */
export async function* listLibrary(
  folder: string,
  ring: Pick<KeyRing, 'get' | 'serials'>,
  options: ScanOptions = {},
): AsyncGenerator<readonly MarkedBackup[]> {
  for await (const together of byFolder(scanLibrary(folder, options))) {
    const toMark = together.map(({ phone, ...backup }) => ({ ...backup, serial: phone?.serial ?? null }))
    const marks = await markBackups(toMark, ring)
    yield together.map(backup => ({ ...backup, mark: marks.get(backup.folder) ?? null }))
  }
}

async function* byFolder(backups: AsyncIterable<ScannedBackup>): AsyncGenerator<readonly ScannedBackup[]> {
  let together: ScannedBackup[] = []
  for await (const backup of backups) {
    const [first] = together
    if (first && dirname(first.folder) !== dirname(backup.folder)) {
      yield together
      together = []
    }
    together.push(backup)
  }
  if (together.length > 0) yield together
}
