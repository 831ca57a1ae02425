import { isRefusal } from '../../phone/phone-error'
import { isNoRows, parseRows, parseSingle } from './parse-rows'
import { queryIds } from './query-ids'
import { plainValue } from './read-loose'
import { queryArguments, runContent } from './run-content'
import { inBatches, whereBatch, type TableAnswers, type TableInput } from './table-answers'

/** While rows go, what was printed before has other numbers than what is printed after: all is asked again. */
const maxTries = 3
/** Rows that are asked for one by one where they are not clear together: a Java start for each column of each. */
const maxSingleRows = 60

/** So many ids make a command of some kilobytes. */
const fewRows = 300

/** By id, then by column: what was printed. */
type Printed = Map<number, Map<string, string>>

/**
 * Reads rows as the phone prints them. Those that are gone meanwhile get no answer.
 * @param ids all that the table has between the first and the last of them
 * @throws PhoneError; the signal's reason
 */
export async function readPrinted(
  input: TableInput,
  ids: readonly number[],
  answers: TableAnswers,
): Promise<void> {
  if (ids.length === 0) return
  const { printed, left } = await printAll(input, ids)
  await printSingly(input, left, printed)
  await answerAll(input, { ids: left, printed, answers })
}

async function printAll(input: TableInput, asked: readonly number[]) {
  let ids = asked
  for (let tries = 1; ; tries++) {
    const printed: Printed = new Map()
    for (const some of inBatches(ids)) await printBatch(input, some, printed)
    const where = whereBatch(input.where, ids)
    const now = new Set(await queryIds(input.link, { uri: input.uri, where }, input.options))
    const left = ids.filter(id => now.has(id))
    if (left.length === ids.length || left.length === 0) return { printed, left }
    if (tries === maxTries) return { printed: new Map<number, Map<string, string>>(), left }
    ids = left
  }
}

/**
 * Asks for all columns together, and for each text column alone where that leaves rows doubtful: the names of the columns
 * can then not be mistaken.
 */
async function printBatch(input: TableInput, ids: readonly number[], printed: Printed): Promise<void> {
  const where = whereBatch(input.where, ids)
  await printColumns(input, { ids, where, columns: [...input.plain, ...input.text] }, printed)
  const doubtful = ids.filter(id => !printed.has(id))
  if (doubtful.length === 0) return
  const rows =
    doubtful.length <= fewRows ? { ids: doubtful, where: `_id IN (${doubtful.join(',')})` } : { ids, where }
  if (input.plain.length > 0) await printColumns(input, { ...rows, columns: input.plain }, printed)
  for (const column of input.text) await printColumns(input, { ...rows, columns: [column] }, printed)
}

interface Rows {
  /** All that the condition finds. */
  readonly ids: readonly number[]
  readonly where: string
  readonly columns: readonly string[]
}

async function printColumns(
  input: TableInput,
  { ids, where, columns }: Rows,
  printed: Printed,
): Promise<void> {
  const asked = queryArguments({ uri: input.uri, columns: ['_id', ...columns], where })
  const { stdout, error } = await runContent(input.link, asked, input.options)
  // One row that the phone cannot give ends the answer; the others are asked for one by one.
  if (error && error.refusal !== 'other') throw error
  for (const [index, values] of parseRows(stdout, ids, columns).entries())
    if (values) keep(printed, ids[index] ?? 0, columns, values)
}

function keep(printed: Printed, id: number, columns: readonly string[], values: readonly string[]): void {
  const row = printed.get(id) ?? new Map<string, string>()
  printed.set(id, row)
  for (const [index, column] of columns.entries()) row.set(column, values[index] ?? '')
}

/** Asks for what is not clear, value by value: what is printed of one value is the value. */
async function printSingly(input: TableInput, ids: readonly number[], printed: Printed): Promise<void> {
  const columns = [...input.plain, ...input.text]
  const doubtful = ids.filter(id => columns.some(column => printed.get(id)?.get(column) === undefined))
  for (const id of doubtful.slice(0, maxSingleRows)) {
    for (const column of columns) {
      if (printed.get(id)?.get(column) !== undefined) continue
      const asked = queryArguments({ uri: input.uri, columns: [column], where: `_id=${id}` })
      const { stdout, error } = await runContent(input.link, asked, input.options)
      const value = error || isNoRows(stdout) ? null : parseSingle(stdout, column)
      // The others of this row would be of no use.
      if (value === null) break
      keep(printed, id, [column], [value])
    }
  }
}

interface AnswerInput {
  readonly ids: readonly number[]
  readonly printed: Printed
  readonly answers: TableAnswers
}

async function answerAll(input: TableInput, { ids, printed, answers }: AnswerInput): Promise<void> {
  const words = await findWords(input, ids, printed)
  for (const id of ids) {
    const values: Record<string, string | null> = {}
    const row = printed.get(id)
    for (const column of input.plain) setValue(values, column, plainValue(row?.get(column)))
    for (const column of input.text)
      setValue(values, column, textValue(row?.get(column), words && words.get(column)?.has(id) === true))
    const clear = Object.keys(values).length === input.plain.length + input.text.length
    if (!answers.has(id)) answers.set(id, clear ? values : null)
  }
}

function setValue(values: Record<string, string | null>, column: string, value: string | null | undefined) {
  if (value !== undefined) values[column] = value
}

/** @param isText whether the word is a text; null where that cannot be told */
function textValue(printed: string | undefined, isText: boolean | null) {
  if (!isWord(printed) || isText === true) return printed
  return isText === false && printed === 'NULL' ? null : undefined
}

/** Content.java prints `NULL` and `BLOB` for what is no text, and a text may read the same. */
function isWord(printed: string | undefined): boolean {
  return printed === 'NULL' || printed === 'BLOB'
}

/**
 * The rows in which the words are a text, by column: one question for all columns, which finds none on nearly every phone.
 * Null where the provider does not take the question.
 */
async function findWords(input: TableInput, ids: readonly number[], printed: Printed) {
  const words = new Map<string, ReadonlySet<number>>()
  const columns = input.text.filter(column => ids.some(id => isWord(printed.get(id)?.get(column))))
  if (ids.length === 0 || columns.length === 0) return words
  const ask = async (some: readonly string[]) => {
    const isText = some.map(column => `${column} IN ('NULL','BLOB')`).join(' OR ')
    const where = `${whereBatch(input.where, ids)} AND (${isText})`
    return new Set(await queryIds(input.link, { uri: input.uri, where }, input.options))
  }
  try {
    const found = await ask(columns)
    if (found.size === 0) return words
    for (const column of columns) words.set(column, columns.length === 1 ? found : await ask([column]))
    return words
  } catch (error) {
    if (isRefusal(error)) return null
    throw error
  }
}
