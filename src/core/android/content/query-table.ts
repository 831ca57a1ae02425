import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { queryIds } from './query-ids'
import { readLoose } from './read-loose'
import { readPrinted } from './read-printed'
import { inBatches, type TableAnswers } from './table-answers'

export interface TableQuery {
  readonly uri: string
  /** Columns whose values hold no free text (numbers, MIME types): they are read as they stand. */
  readonly plain: readonly string[]
  /** Columns that may hold any text. */
  readonly text: readonly string[]
  /**
   * Whether the provider takes expressions as columns (no strict projection): then texts come as `hex(column)`, which is
   * unambiguous. It is tried, and the other way taken where it is refused.
   */
  readonly loose?: boolean
  readonly where?: string
}

export interface TableRow {
  readonly id: number
  readonly values: Readonly<Record<string, string | null>>
}

export interface TableRows {
  /** By ascending `_id`. */
  readonly rows: readonly TableRow[]
  /** Ids of rows that are there, and whose values cannot be told for sure. */
  readonly unclear: readonly number[]
}

/**
 * Asks a provider for rows. Each is told exactly as the phone has it, or is unclear; a row that goes meanwhile is neither.
 * The phone starts Java once for the ids and once for each thousand rows; where it does not take `loose`, or is not asked to,
 * once or twice more in all, and more for texts that look like rows: once for each text column, and then row by row, up to a
 * limit.
 * @param options.budget of all answers together; 128 MiB for each when left out
 * @throws PhoneError `refused` (`denied`, `missing`, `other`), `protocol` for rows without ascending ids; the signal's reason
 */
export async function queryTable(
  link: PhoneLink,
  query: TableQuery,
  options: ShellOptions,
): Promise<TableRows> {
  const { uri, where, plain, text, loose } = query
  const input = { link, uri, where, plain, text, options }
  const ids = await queryIds(link, input, options)
  const answers: TableAnswers = new Map()
  if (loose === true && text.length > 0) await readLoose(input, ids, answers)
  for (const some of withoutAnswer(ids, answers)) await readPrinted(input, some, answers)
  const rows: TableRow[] = []
  const unclear: number[] = []
  for (const id of ids) {
    const values = answers.get(id)
    if (values) rows.push({ id, values })
    else if (values === null) unclear.push(id)
  }
  return { rows, unclear }
}

/** Whole batches, because a batch is asked for by its first and last row. */
function withoutAnswer(ids: readonly number[], answers: TableAnswers): (readonly number[])[] {
  const batches = inBatches(ids)
  const left = batches.filter(batch => batch.some(id => !answers.has(id)))
  return left.length === batches.length && left.length > 0 ? [ids] : left
}
