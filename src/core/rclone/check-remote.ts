import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PlaceCall } from '../places/place'
import { PlaceError } from '../places/place-error'
import { openRclonePlace, type RclonePlaceOptions } from './rclone-place'

const bytes = 1024

/**
 * Tries whether a remote can be a place: looks into it, writes a small file, reads it back and removes it.
 * @throws PlaceError: `denied` for one that can't be written to; the signal's reason
 */
export async function checkRemote(options: RclonePlaceOptions, call: PlaceCall = {}): Promise<void> {
  const place = openRclonePlace(options)
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-check-'))
  const name = `phonekeep-check-${randomBytes(8).toString('hex')}`
  try {
    await place.folders('', call)
    const content = randomBytes(bytes)
    await writeFile(join(folder, 'out'), content)
    await place.put(join(folder, 'out'), name, call)
    await place.get(name, join(folder, 'back'), call)
    if (!content.equals(await readFile(join(folder, 'back')))) {
      throw new PlaceError('failed', 'What was written there did not come back the same.')
    }
    await place.remove(name, call)
  } catch (error) {
    // Without the signal, which may have aborted.
    await place.remove(name).catch(() => undefined)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
