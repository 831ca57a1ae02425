import type { Entry } from '../phone/entry'
import type { DataSource, Look, Where } from '../data/source'
import { sources } from '../data/sources'
import { Failure } from '../errors/failure'
import { ItemFailure } from '../errors/item-failure'
import type { MessageHit, RecordDetails } from '../../shared/model/record-details'

/** The records of one catalog, of a phone or of a backup. */
export interface Records {
  /** Undefined for an id that names nothing. */
  readonly at: (id: number) => Entry | undefined
  /** All of one source that lists show, with their ids. */
  readonly all: (
    source: DataSource['kind'],
  ) => Promise<readonly { readonly id: number; readonly entry: Entry }[]>
  readonly where: (source: string) => Where
}

/**
 * What is in one record.
 * @throws Failure `catalog-gone` for what is no record, `backup-damaged`, `backup-gone`; PhoneError
 */
export async function lookAtRecord(
  records: Records,
  itemId: number,
  before: string | null,
): Promise<RecordDetails> {
  const entry = records.at(itemId)
  const look = lookOf(entry?.source)
  if (entry?.source === undefined || !look) throw new Failure('catalog-gone')
  return await readable(look.details(entry, records.where(entry.source), before))
}

/** What belongs to a record; null where there is none. @throws like `lookAtRecord` */
export async function readAttachment(
  records: Records,
  itemId: number,
  part: string | null,
): Promise<Buffer | null> {
  const entry = records.at(itemId)
  const look = lookOf(entry?.source)
  if (entry?.source === undefined || !look) return null
  return await look.attachment(entry, records.where(entry.source), part)
}

/** The newest of more are told. */
const maxHits = 500

/** Searches what can be searched, newest hits first. @throws like `lookAtRecord` */
export async function searchRecords(records: Records, text: string): Promise<readonly MessageHit[]> {
  const hits: MessageHit[] = []
  for (const { kind, look } of sources) {
    if (!look?.search) continue
    const all = await records.all(kind)
    const ids = new Map(all.map(({ id, entry }) => [entry, id]))
    const found = await readable(look.search(text, [...ids.keys()], records.where(kind)))
    for (const [entry, hit] of found) {
      const itemId = ids.get(entry)
      if (itemId !== undefined) hits.push({ itemId, ...hit })
    }
  }
  return hits.sort((a, b) => b.newest.date - a.newest.date).slice(0, maxHits)
}

function lookOf(source: string | undefined): Look | undefined {
  return sources.find(({ kind }) => kind === source)?.look
}

async function readable<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    throw new Failure('backup-damaged', { message: error.message }, { cause: error })
  }
}
