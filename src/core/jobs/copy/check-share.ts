import { contentFolders, phoneInPlace } from '../../places/place-layout'
import type { Content } from './content'
import type { CopyRun } from './copy-run'

/**
 * A list of all that there is costs megabytes with services that answer in XML. So what stands there is looked at by name
 * and size a share at a time, and all of it once in so many runs.
 */
export const shareCount = 32
const prefixCount = 256

/**
 * Looks at the names and sizes of one share of the contents, the one that was looked at least recently; or of all of them
 * where the place has told them in this run anyway.
 * @returns those that are missing there or have another size
 * @throws PlaceError; the signal's reason
 */
export async function checkShare(run: CopyRun): Promise<readonly Content[]> {
  const { state, known, now } = run
  const { shares } = await state.book()
  const times = Array.from({ length: shareCount }, (_, share) => shares[share] ?? 0)
  if (run.listed) {
    const sizes = await run.listed
    await state.change({ shares: times.map(now) })
    return [...known.values()].filter(({ path, bytes }) => sizes.get(path) !== bytes)
  }
  const share = times.indexOf(Math.min(...times))
  const prefixes = Array.from({ length: prefixCount }, (_, number) => number)
    .filter(number => number % shareCount === share)
    .map(number => number.toString(16).padStart(2, '0'))
  const wrong: Content[] = []
  for (const prefix of prefixes) wrong.push(...(await checkPrefix(prefix, run)))
  await state.change({ shares: times.map((time, number) => (number === share ? now() : time)) })
  return wrong
}

async function checkPrefix(
  prefix: string,
  { place, phone, known, tools }: CopyRun,
): Promise<readonly Content[]> {
  const wrong: Content[] = []
  for (const folder of contentFolders) {
    const expected = [...known.values()].filter(({ path }) => path.startsWith(`${folder}/${prefix}/`))
    if (expected.length === 0) continue
    const root = phoneInPlace(phone)
    const files = await place.list(`${root}/${folder}/${prefix}`, { signal: tools.signal })
    const sizes = new Map(files.map(({ path, bytes }) => [path.slice(root.length + 1), bytes]))
    wrong.push(...expected.filter(({ path, bytes }) => sizes.get(path) !== bytes))
  }
  return wrong
}
