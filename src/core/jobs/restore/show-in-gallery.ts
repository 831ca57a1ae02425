import { setTimeout as delay } from 'node:timers/promises'
import type { MediaIndexReport } from '../../../shared/model/restore'
import { fileType } from '../../../shared/file-types'
import { fileName } from '../../phone/file-name'
import type { MediaIndex } from '../../phone/phone'
import type { RestoreRun } from './run'

const maxQuestions = 5
/** Older phones take notice when they find the time. */
const betweenMs = 1_000

/**
 * Makes sure that the phone's gallery has what was restored, now or by an earlier run that did not come so far. Nothing of
 * this makes a restore fail that has done all else.
 * @returns null where the phone cannot be asked
 * @throws the signal's reason
 */
export async function showInGallery(run: RestoreRun): Promise<MediaIndexReport | null> {
  const paths = run.ledger.paths().filter(isForGallery)
  if (paths.length === 0) return { listed: 0, expected: 0 }
  try {
    // Not through the session: a phone that is lost over this is not waited for.
    const phone = await run.access.open({ signal: run.signal })
    try {
      return phone.mediaIndex ? await show(phone.mediaIndex, run, paths) : null
    } finally {
      phone.close()
    }
  } catch {
    run.signal.throwIfAborted()
    return null
  }
}

async function show(
  mediaIndex: MediaIndex,
  { ledger, signal }: RestoreRun,
  paths: readonly string[],
): Promise<MediaIndexReport | null> {
  const wanted = new Set(paths)
  const report = (listed: number) => ({ listed, expected: wanted.size })
  if (ledger.arrivals.length === 0) {
    const listed = await mediaIndex.countListed(wanted)
    if (listed === null || listed === wanted.size) return listed === null ? null : report(listed)
  }
  await mediaIndex.tell(paths)
  for (let question = 1; ; question++) {
    const listed = await mediaIndex.countListed(wanted)
    if (listed === null) return null
    if (listed === wanted.size || question === maxQuestions) return report(listed)
    await delay(betweenMs, undefined, { signal })
  }
}

/** What is hidden by a dot is hidden from the gallery as well. */
function isForGallery(path: string): boolean {
  return ['image', 'video', 'audio'].includes(fileType(fileName(path))) && !path.includes('/.')
}
