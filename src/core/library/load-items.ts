import { setImmediate as nextTurn } from 'node:timers/promises'
import { newerName, type AnyCategory } from '../../shared/model/category'
import { Failure } from '../errors/failure'
import { toBackupItem, type BackupItem } from '../format/backup-item'
import { referenceOf } from '../format/index-line'
import { damageOf } from '../format/damage-of'
import type { BackupReader } from './open-backup'

/** How much of an index is held in memory; a phone of 1 TB has some hundred thousand files. */
export interface LoadLimits {
  readonly items: number
  /** Lines that say nothing. */
  readonly badLines: number
  /** Of newer versions. */
  readonly categories: number
  /** UTF-16 units in references and places. */
  readonly text: number
  /** UTF-16 units in stills: those beyond are left out, for nobody needs them. */
  readonly stills: number
  readonly indexBytes: number
}

export const defaultLimits: LoadLimits = {
  items: 1_000_000,
  badLines: 1_000_000,
  categories: 100,
  text: 128 * 1024 * 1024,
  stills: 64 * 1024 * 1024,
  indexBytes: 1024 ** 3,
}

export interface LoadOptions {
  readonly signal?: AbortSignal
  readonly limits?: LoadLimits
  /** Called for each item; `former` is the one that it takes the place of. */
  readonly onItem?: (item: BackupItem, former: BackupItem | null) => void
  /** Called for each line that says nothing we know, and for one that names a path again. */
  readonly onBadLine?: () => void
}

const maxMsBetweenTurns = 15

/**
 * Reads the index of a backup, or the journal of one that is not complete, into `into`, where an item's place is its id:
 * bounded, and without holding up the process.
 * @throws Failure `backup-too-large`; what `BackupReader.items` throws; the signal's reason
 */
export async function loadItems(
  backup: BackupReader,
  into: BackupItem[],
  options: LoadOptions = {},
): Promise<void> {
  const { signal, limits = defaultLimits, onItem = () => undefined, onBadLine = () => undefined } = options
  await checkIndexSize(backup, limits)
  const places = new Map<string, number>()
  const newer = new Map<AnyCategory, AnyCategory>()
  let text = 0
  let stills = 0
  let bad = 0
  let turnAt = performance.now()
  const badLine = () => {
    signal?.throwIfAborted()
    bad += 1
    if (bad > limits.badLines) throw new Failure('backup-too-large')
    onBadLine()
  }
  for await (const line of backup.items(badLine, signal)) {
    if (performance.now() - turnAt > maxMsBetweenTurns) {
      await nextTurn()
      signal?.throwIfAborted()
      turnAt = performance.now()
    }
    const reference = referenceOf(line)
    const known = places.get(reference)
    // In a journal the last line of an item counts; an index has one of each.
    if (known !== undefined && backup.manifest.state === 'complete') {
      badLine()
      continue
    }
    text += reference.length + line.file.length + (line.place?.length ?? 0)
    if (text > limits.text || into.length >= limits.items) throw new Failure('backup-too-large')
    stills += line.still?.length ?? 0
    const item = toBackupItem(stills > limits.stills ? { ...line, still: undefined } : line)
    place(oneOfEach(item), reference, known)
  }
  signal?.throwIfAborted()

  /** @throws Failure when there are more than any phone has kinds of data */
  function oneOfEach(item: BackupItem): BackupItem {
    if (newerName(item.category) === null) return item
    // One text for all of a category, not one an item.
    const category = newer.get(item.category) ?? item.category
    newer.set(category, category)
    if (newer.size > limits.categories) throw new Failure('backup-too-large')
    return { ...item, category }
  }

  function place(item: BackupItem, reference: string, known: number | undefined): void {
    const former = known === undefined ? null : (into[known] ?? null)
    if (known === undefined) {
      places.set(reference, into.length)
      into.push(item)
    } else into[known] = item
    onItem(item, former)
  }
}

async function checkIndexSize(
  { openFile, indexFile }: BackupReader,
  { indexBytes }: LoadLimits,
): Promise<void> {
  const handle = await openFile(indexFile).catch((error: unknown) => {
    throw damageOf(error, indexFile)
  })
  try {
    if ((await handle.stat()).size > indexBytes) throw new Failure('backup-too-large')
  } finally {
    await handle.close()
  }
}
