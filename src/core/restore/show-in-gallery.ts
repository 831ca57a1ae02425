import { setTimeout as delay } from 'node:timers/promises'
import type { MediaIndexReport } from '../../shared/model/restore'
import { fileType } from '../catalog/file-types'
import { fileName } from '../catalog/listed-file'
import { countListed, tellMediaIndex } from '../device/media-index'
import type { PhoneSession } from '../session/phone-session'
import type { Arrival } from './restore-ledger'

const mostQuestions = 5
/** A phone that is lost each time while it looks through its storage is left to do so by itself. */
const mostTries = 2
/** Older phones take notice when they find the time. */
const betweenMs = 1_000

/**
 * Tells the phone of what was restored, and asks whether its gallery has it.
 * @returns null where there is nothing for a gallery, or the phone cannot be asked
 * @throws what the session throws; the signal's reason
 */
export async function showInGallery(
  arrivals: readonly Arrival[],
  sdk: number,
  session: PhoneSession,
  signal: AbortSignal,
): Promise<MediaIndexReport | null> {
  const paths = arrivals.map(({ path }) => path).filter(isForGallery)
  if (paths.length === 0) return null
  let tries = 0
  return await session.use(async ({ link }) => {
    if (++tries > mostTries) return null
    await tellMediaIndex(link, { sdk, paths }, { signal })
    const wanted = new Set(paths)
    for (let question = 1; ; question++) {
      const listed = await countListed(link, wanted, { signal })
      if (listed === null) return null
      if (listed === wanted.size || question === mostQuestions) return { listed, expected: wanted.size }
      await delay(betweenMs, undefined, { signal })
    }
  })
}

/** What is hidden by a dot is hidden from the gallery as well. */
function isForGallery(path: string): boolean {
  return ['image', 'video', 'audio'].includes(fileType(fileName(path))) && !path.includes('/.')
}
