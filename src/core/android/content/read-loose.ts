import type { PhoneLink } from '../adb/open-service'
import { parseRows } from './parse-rows'
import { isUsage } from './provider-answer'
import { queryArguments, runContent } from './run-content'
import { inBatches, whereBatch, type RowValues, type TableAnswers, type TableInput } from './table-answers'

/** Providers of a phone that have refused expressions as columns, by URI. */
const strictProviders = new WeakMap<PhoneLink, Set<string>>()

/**
 * Reads rows from a provider that takes expressions as columns: each text as `hex(column)`, in which nothing can be
 * mistaken, and `typeof(column)`, because `hex(NULL)` is empty (sqlite.org, lang_corefunc). They have names of their own
 * because SQLiteQueryBuilder lets expressions with an AS pass also where it has a projection map, unless that is strict. What
 * is not clear, or refused, gets no answer: it can be read as it is printed.
 * @throws PhoneError `refused` with `denied` or `missing`; the signal's reason
 */
export async function readLoose(
  input: TableInput,
  ids: readonly number[],
  answers: TableAnswers,
): Promise<void> {
  const strict = strictProviders.get(input.link) ?? new Set()
  strictProviders.set(input.link, strict)
  if (strict.has(input.uri)) return
  for (const some of inBatches(ids)) {
    if (await readBatch(input, some, answers)) continue
    strict.add(input.uri)
    return
  }
}

/** @returns whether the provider has understood */
async function readBatch(input: TableInput, ids: readonly number[], answers: TableAnswers): Promise<boolean> {
  const expressions = input.text.flatMap((name, at) => [
    `hex(${name}) AS hex${at}`,
    `typeof(${name}) AS type${at}`,
  ])
  const columns = [...input.plain, ...input.text.flatMap((_, at) => [`hex${at}`, `type${at}`])]
  const where = whereBatch(input.where, ids)
  const { stdout, error } = await runContent(
    input.link,
    queryArguments({ uri: input.uri, columns: ['_id', ...input.plain, ...expressions], where }),
    input.options,
  )
  // After some rows: one of them is too big for the phone's own window, and the others can be read otherwise.
  if (error) {
    if (error.refusal !== 'other') throw error
    return stdout.length > 0 && !isUsage(stdout)
  }
  const rows = parseRows(stdout, ids, columns)
  for (const [index, values] of rows.entries()) {
    const read = values && readValues(input, values)
    if (read) answers.set(ids[index] ?? 0, read)
  }
  return rows.some(row => row !== null)
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function readValues({ plain, text }: TableInput, values: readonly string[]): RowValues | null {
  const read: Record<string, string | null> = {}
  for (const [index, name] of plain.entries()) read[name] = plainValue(values[index]) ?? null
  for (const [index, name] of text.entries()) {
    const at = plain.length + 2 * index
    const value = decodeHex(values[at] ?? '', values[at + 1] ?? '')
    if (value === undefined) return null
    read[name] = value
  }
  return read
}

/** A value that holds no free text, as it is printed. */
export function plainValue(printed: string | undefined): string | null | undefined {
  return printed === 'NULL' ? null : printed
}

/** Undefined where it is no text, or not in UTF-8. */
function decodeHex(hex: string, type: string): string | null | undefined {
  if (type === 'null') return hex === '' ? null : undefined
  if (!/^(?:[0-9A-F]{2})*$/.test(hex) || !/^(?:text|integer|real)$/.test(type)) return undefined
  try {
    return strictUtf8.decode(Buffer.from(hex, 'hex'))
  } catch {
    return undefined
  }
}
