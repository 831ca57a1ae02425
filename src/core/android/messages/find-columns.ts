import { isRefusal } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { runContent } from '../content/run-content'
import type { MessageTable } from './message-tables'

/**
 * Which of a table's columns this phone has: makers and versions differ, and a query for one that is missing fails whole.
 * @param id of a row that is there
 * @throws PhoneError; the signal's reason
 */
export async function findColumns(
  link: PhoneLink,
  table: MessageTable,
  id: number,
  options: ShellOptions,
): Promise<MessageTable> {
  const row = ['query', '--uri', table.uri, '--where', `_id=${id}`]
  const { stdout } = await runContent(link, row, options)
  const named = { ...table, plain: namedIn(stdout, table.plain), text: namedIn(stdout, table.text) }
  if (await answers(link, named, id, options)) return named
  // A text that looks like the name of a column, or a row that is gone meanwhile.
  const has = async (column: string) =>
    await answers(link, { uri: table.uri, plain: [column], text: [] }, id, options)
  return {
    uri: table.uri,
    plain: await filterSeries(table.plain, has),
    text: await filterSeries(table.text, has),
  }
}

/** Columns are printed as `Row: 0 _id=1, date=2, …` (AOSP cmds/content, Content.java, QueryCommand). */
function namedIn(row: Buffer, columns: readonly string[]): readonly string[] {
  return columns.filter(column => row.includes(`, ${column}=`))
}

/** Whether a query for these columns gives a row. @throws PhoneError other than a refusal; the signal's reason */
export async function answers(
  link: PhoneLink,
  { uri, plain, text }: MessageTable,
  id: number,
  options: ShellOptions,
): Promise<boolean> {
  const projection = ['_id', ...plain, ...text].join(':')
  const args = ['query', '--uri', uri, '--projection', projection, '--where', `_id=${id}`]
  try {
    const { stdout, error } = await runContent(link, args, options)
    return error === null && stdout.toString('latin1').startsWith(`Row: 0 _id=${id}`)
  } catch (error) {
    if (isRefusal(error)) return false
    throw error
  }
}

async function filterSeries<T>(things: readonly T[], keep: (thing: T) => Promise<boolean>): Promise<T[]> {
  const kept: T[] = []
  for (const thing of things) if (await keep(thing)) kept.push(thing)
  return kept
}
