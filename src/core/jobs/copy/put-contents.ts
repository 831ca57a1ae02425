import { join } from 'node:path'
import { hashFile } from '../../disk/hash-file'
import { isErrno } from '../../errors/is-errno'
import { NotAFile } from '../../disk/read-small-file'
import { phoneInPlace } from '../../places/place-layout'
import { isOfOneFile, PlaceError } from '../../places/place-error'
import { runAll } from '../run-all'
import type { Content } from './content'
import type { CopyRun } from './copy-run'
import { isSameInPlace } from './is-same-in-place'
import { listContents } from './list-contents'
import type { LocalContent } from './read-local-backup'

/** From so many on one list of all is cheaper than asking for each. */
const manyContents = 48

export interface PutResult {
  /** What is there now, as this computer has read it. */
  readonly there: readonly Content[]
  /** Of these, what was uploaded. */
  readonly uploaded: readonly Content[]
  /** What this computer's disk does not have as it was saved. */
  readonly missing: readonly LocalContent[]
}

/**
 * Makes sure that a place has contents of a backup. What lies there already under the right name and size is taken for it
 * only if the place has said so to this computer before, or its bytes have been compared now: a name may stand for half a
 * file, whatever its size.
 * @param contents none of which a finished copy names soundly
 * @throws PlaceError; the signal's reason
 */
export async function putContents(
  folder: string,
  contents: readonly LocalContent[],
  run: CopyRun,
): Promise<PutResult> {
  const confirmed = await run.state.confirmed()
  const sizes = contents.length >= manyContents ? await listContents(run) : null
  await checkRoom(
    contents.filter(({ path, bytes }) => !confirmed.has(path) && sizes?.get(path) !== bytes),
    run,
  )
  const there: Content[] = []
  const put: Put[] = []
  const missing: LocalContent[] = []
  const putOne = async (content: LocalContent) => {
    const { tools } = run
    let moved = 0
    await tools.pause.passed(tools.signal)
    tools.meter.itemStarted(content.file)
    const onBytes = (bytes: number) => {
      moved += bytes
      tools.meter.bytesMoved(bytes)
    }
    const sha256 = await soundHash(join(folder, content.file), content, run)
    if (content.bytes === null || sha256 === null) missing.push(content)
    else {
      const whole = { path: content.path, bytes: content.bytes, sha256 }
      const source = join(folder, content.file)
      const isThere = await isPlaced(whole, { source, confirmed, sizes, run })
      if (!isThere) await run.place.put(source, inPlace(run, whole.path), { signal: tools.signal, onBytes })
      await run.state.confirm(whole.path)
      run.bad.delete(whole.path)
      there.push(whole)
      if (!isThere) put.push({ content: whole, file: content.file })
      const tally = isThere ? run.counts.alreadyThere : run.counts.uploaded
      tally.count += 1
      tally.bytes += whole.bytes
    }
    tools.meter.itemEnded({ plannedBytes: content.bytes ?? 0, movedBytes: moved })
  }
  await runAll(contents, putOne, {
    concurrency: run.transfers,
    signal: run.tools.signal,
    stopAll: run.tools.stop,
  })
  await checkSizes(folder, put, run)
  return { there, uploaded: put.map(({ content }) => content), missing }
}

/** Told before the first byte, where the place tells it. @throws PlaceError `full` */
async function checkRoom(contents: readonly LocalContent[], { place, tools }: CopyRun): Promise<void> {
  if (contents.length === 0) return
  const needed = contents.reduce((total, { bytes }) => total + (bytes ?? 0), 0)
  const free = await place.freeBytes({ signal: tools.signal })
  if (free !== null && needed > free)
    throw new PlaceError('full', `${needed} bytes are needed, and ${free} are free`)
}

interface Put {
  readonly content: Content
  /** In the folder of the backup. */
  readonly file: string
}

/** Its hash; null where its bytes are not those that were saved, which is an issue. */
async function soundHash(
  source: string,
  { file, sha256 }: LocalContent,
  run: CopyRun,
): Promise<string | null> {
  const { issues, signal, pause } = run.tools
  const wrong = (detail: string) => {
    issues.add({
      item: file,
      during: 'copying',
      code: 'damaged-in-backup',
      detail: { saidBy: 'disk', text: detail },
    })
    return null
  }
  try {
    const read = await hashFile(source, { signal, pause })
    return sha256 === null || read === sha256 ? read : wrong('Its contents have changed since it was saved')
  } catch (error) {
    if (signal.aborted) throw error
    if (isErrno(error) || error instanceof NotAFile) return wrong(error.message)
    throw error
  }
}

interface PutContext {
  readonly source: string
  readonly run: CopyRun
}

async function isPlaced(
  content: Content,
  {
    source,
    confirmed,
    sizes,
    run,
  }: PutContext & { confirmed: ReadonlySet<string>; sizes: ReadonlyMap<string, number> | null },
): Promise<boolean> {
  const { place, tools, state, bad } = run
  const { signal } = tools
  const path = inPlace(run, content.path)
  const bytes = sizes ? sizes.get(content.path) : (await place.stat(path, { signal }))?.bytes
  if (bytes !== content.bytes) return false
  if (confirmed.has(content.path) && !bad.has(content.path)) return true
  return await isSameInPlace(
    path,
    { source, sha256: content.sha256 },
    { place, scratch: state.scratch, signal },
  ).catch((error: unknown) => {
    if (isOfOneFile(error)) return false
    throw error
  })
}

/**
 * Asks the place for the sizes of what was put there; what has another one is put there once more.
 * @throws PlaceError `failed` where it tells another size again
 */
async function checkSizes(folder: string, put: readonly Put[], run: CopyRun): Promise<void> {
  const { place, tools } = run
  const { signal } = tools
  if (put.length >= manyContents) run.listed = null
  const sizes = put.length >= manyContents ? await listContents(run) : null
  const sizeOf = async ({ path }: Content) =>
    sizes ? sizes.get(path) : (await place.stat(inPlace(run, path), { signal }))?.bytes
  const checkOne = async ({ content, file }: Put) => {
    if ((await sizeOf(content)) === content.bytes) return
    const path = inPlace(run, content.path)
    await place.put(join(folder, file), path, { signal })
    const told = (await place.stat(path, { signal }))?.bytes
    if (told === content.bytes) return
    throw new PlaceError('failed', `It has ${told ?? 'none'} of ${content.bytes} bytes of what was put there`)
  }
  await runAll(put, checkOne, { concurrency: run.transfers, signal, stopAll: tools.stop })
}

function inPlace({ phone }: CopyRun, path: string): string {
  return `${phoneInPlace(phone)}/${path}`
}
