import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { readSmallFile } from '../../disk/read-small-file'
import { manifestName } from '../../format/layout'
import { putText } from '../../places/hold-phone'
import { isMissingInPlace } from '../../places/place-error'
import { backupInPlace, phoneInPlace, unusedListPath } from '../../places/place-layout'
import type { PlacedBackup } from './bring-backup'
import type { CopyRun } from './copy-run'
import { readKnownContents } from './known-contents'
import { listContents } from './list-contents'

/** What no copy needs goes so long after it was first found (ms): a computer that had slept may be about to name it. */
const graceMs = 24 * 3600_000
const maxListBytes = 256 * 1024 * 1024

/** By path in the folder of the phone: since when nothing has needed it, in milliseconds since 1970. */
const unusedSchema = z.record(z.string(), z.number())

/**
 * Removes copies from a place, and what no copy needs any more. A copy is gone with its `backup.json`; its contents go when
 * no other copy has named them for a day. Whoever calls holds the phone's folder there: nobody else is uploading.
 * @param finished all copies of the phone that there are
 * @param doomed the names of those that are to go
 * @throws PlaceError; the signal's reason
 */
export async function sweepPlace(
  finished: readonly PlacedBackup[],
  doomed: readonly string[],
  run: CopyRun,
): Promise<void> {
  const { place, phone, tools, state, known } = run
  const { signal } = tools
  const going = new Set(doomed)
  for (const name of going) {
    await tools.pause.passed(signal)
    run.hold.prove()
    await place.remove(`${backupInPlace(phone, name)}/${manifestName}`, { signal })
    await place.removeFolder(backupInPlace(phone, name), { signal })
    await rm(join(state.shelf, name), { recursive: true, force: true })
    run.counts.removed += 1
  }
  const unused = await readUnused(run)
  if (going.size === 0 && unused.size === 0 && run.listed === null) return
  if (going.size > 0) {
    const { backups } = await state.book()
    await state.change({
      backups: Object.fromEntries(Object.entries(backups).filter(([name]) => !going.has(name))),
    })
    const left = finished.filter(({ name }) => !going.has(name))
    const still = await readKnownContents(left, { place, phone, shelf: state.shelf, signal })
    if (still.unreadable.length > 0) return
    known.clear()
    for (const [path, content] of still.known) known.set(path, content)
  }
  await removeUnused(unused, run)
}

async function removeUnused(unused: ReadonlyMap<string, number>, run: CopyRun): Promise<void> {
  const { place, phone, tools, known, now, state } = run
  const { signal } = tools
  const still = new Map<string, number>()
  for (const path of (await listContents(run)).keys()) {
    if (known.has(path)) continue
    const since = unused.get(path) ?? now()
    if (now() - since < graceMs) {
      still.set(path, since)
      continue
    }
    run.hold.prove()
    await place.remove(`${phoneInPlace(phone)}/${path}`, { signal })
  }
  const list = unusedListPath(phone)
  if (still.size === 0) await place.remove(list, { signal })
  else
    await putText(place, list, JSON.stringify(Object.fromEntries(still)), { scratch: state.scratch, signal })
}

async function readUnused({ place, phone, state, tools }: CopyRun): Promise<ReadonlyMap<string, number>> {
  const file = join(state.scratch, randomUUID())
  try {
    await place.get(unusedListPath(phone), file, { signal: tools.signal })
    const text = (await readSmallFile(file, maxListBytes)).toString()
    return new Map(Object.entries(unusedSchema.parse(JSON.parse(text))))
  } catch (error) {
    // One that is half written says nothing: the grace begins anew.
    const isNone = isMissingInPlace(error) || error instanceof SyntaxError || error instanceof z.ZodError
    if (!isNone && !(error instanceof RangeError)) throw error
    return new Map()
  } finally {
    await rm(file, { force: true })
  }
}
