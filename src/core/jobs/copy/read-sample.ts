import { isOfOneFile } from '../../places/place-error'
import { phoneInPlace } from '../../places/place-layout'
import type { Content } from './content'
import type { CopyRun } from './copy-run'
import { isSameWhenRead } from './is-same-in-place'

/** Of what was uploaded, this share of its bytes is read back. */
const uploadedShare = 0.02
const maxUploadedBytes = 64 * 1024 * 1024
/** So much of all that there is is read back whenever there is nothing new: it must stay cheap. */
export const standingBytes = 256 * 1024
const maxCount = 20

/** How much of so many bytes that were uploaded is read back. */
export function sampleBytes(uploadedBytes: number): number {
  return Math.min(maxUploadedBytes, Math.max(standingBytes, uploadedBytes * uploadedShare))
}

/** The first that chance takes is read back however large it is, up to here: else no picture ever would be. */
const maxFirstBytes = 64 * 1024 * 1024

/**
 * Some of the contents at random, of so many bytes at most in all.
 * @param firstBytes how large the first one may be
 */
export function chooseSample(
  contents: readonly Content[],
  maxBytes: number,
  random: () => number,
  firstBytes = maxFirstBytes,
): readonly Content[] {
  const left = [...contents]
  const chosen: Content[] = []
  let bytes = 0
  // Of the others, one that is too large is passed over, so that films do not hide the pictures.
  for (let tries = 0; tries < 4 * maxCount && left.length > 0 && chosen.length < maxCount; tries++) {
    const at = Math.floor(random() * left.length)
    const content = left[at]
    const last = left.pop()
    if (last && at < left.length) left[at] = last
    if (!content) continue
    const isFirst = chosen.length === 0 && content.bytes <= firstBytes
    if (!isFirst && bytes + content.bytes > maxBytes) continue
    bytes += content.bytes
    chosen.push(content)
  }
  return chosen
}

/**
 * Reads contents back from the place and compares them whole.
 * @returns those that are missing there, or are not what they should be
 * @throws PlaceError for all that is about more than one of them; the signal's reason
 */
export async function findWrong(contents: readonly Content[], run: CopyRun): Promise<readonly Content[]> {
  const { place, phone, state, tools, counts } = run
  const wrong: Content[] = []
  for (const content of contents) {
    await tools.pause.passed(tools.signal)
    const path = `${phoneInPlace(phone)}/${content.path}`
    const input = { place, scratch: state.scratch, signal: tools.signal }
    const isSame = await isSameWhenRead(path, content.sha256, input).catch((error: unknown) => {
      if (isOfOneFile(error)) return false
      throw error
    })
    if (!isSame) wrong.push(content)
    counts.readBack.count += 1
    counts.readBack.bytes += content.bytes
  }
  return wrong
}
