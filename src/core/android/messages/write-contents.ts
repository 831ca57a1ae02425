import { insertRows, type NewRow } from '../content/insert-rows'
import { queryIds } from '../content/query-ids'
import { queryTable } from '../content/query-table'
import { idConditions } from './id-conditions'
import { inLanes } from './in-lanes'
import { mmsTable, partTable } from './message-tables'
import { addressRow, partRows } from './row-of-message'
import { wholeNumber } from './rows'
import type { MultimediaWriter, WrittenMultimedia } from './multimedia-writer'
import { writePart } from './write-part'

type ById = ReadonlyMap<number, WrittenMultimedia>

/**
 * Addresses, parts and the bytes of parts of messages whose rows are there.
 * @returns the ids of those that have all of them, by the phone's own word
 * @throws PhoneError other than a refusal; what `content` throws; the signal's reason
 */
export async function writeContents(writer: MultimediaWriter, messages: ById): Promise<ReadonlySet<number>> {
  if (messages.size === 0) return new Set()
  await insertTexts(writer, messages)
  await insertFiles(writer, messages)
  const parts = await listParts(writer, [...messages.keys()])
  const whole = await inLanes([...messages], async ([id, written]) => {
    const found = parts.get(id)
    const isWhole =
      found?.count === written.message.parts.length &&
      (await hasAddresses(writer, id, written)) &&
      (await writeFiles(writer, written, found.files))
    return isWhole ? [id] : []
  })
  return new Set(whole.flat())
}

/** The rows of the parts that are text, or files, in their order. */
function rowsOf(id: number, { message }: WrittenMultimedia, which: 'texts' | 'files'): readonly NewRow[] {
  return partRows(message.parts).flatMap((values, at) =>
    (message.parts[at]?.text === null) === (which === 'files')
      ? [{ uri: `${mmsTable.uri}/${id}/part`, values }]
      : [],
  )
}

async function insertTexts({ link, options }: MultimediaWriter, messages: ById): Promise<void> {
  const rows = [...messages].flatMap(([id, written]) => {
    const uri = `${mmsTable.uri}/${id}/addr`
    const addresses = written.message.addresses.map(address => ({ uri, values: addressRow(address) }))
    return [...addresses, ...rowsOf(id, written, 'texts')]
  })
  await insertRows(link, rows, options)
}

/**
 * One after the other: the phone names the file of a part by the millisecond, so that two at once could be one
 * (MmsProvider.java, insert), and only then their ids are in the order of the parts.
 */
async function insertFiles({ link, options }: MultimediaWriter, messages: ById): Promise<void> {
  for (const [id, written] of messages)
    for (const row of rowsOf(id, written, 'files')) await insertRows(link, [row], options)
}

interface ListedParts {
  readonly count: number
  /** Ids of those that are files. */
  readonly files: readonly number[]
}

async function listParts(
  { link, options }: MultimediaWriter,
  messages: readonly number[],
): Promise<ReadonlyMap<number, ListedParts>> {
  const parts = new Map<number, ListedParts>(messages.map(id => [id, { count: 0, files: [] }]))
  for (const where of idConditions('mid', messages)) {
    const query = { uri: partTable.uri, plain: ['mid'], text: ['_data'], loose: true, where }
    for (const { id, values } of (await queryTable(link, query, options)).rows) {
      const message = wholeNumber(values['mid']) ?? -1
      const { count, files } = parts.get(message) ?? { count: 0, files: [] }
      const isFile = typeof values['_data'] === 'string'
      parts.set(message, { count: count + 1, files: isFile ? [...files, id] : files })
    }
  }
  return parts
}

async function hasAddresses(
  { link, options }: MultimediaWriter,
  id: number,
  { message }: WrittenMultimedia,
): Promise<boolean> {
  const addresses = await queryIds(link, { uri: `${mmsTable.uri}/${id}/addr` }, options)
  return addresses.length === message.addresses.length
}

async function writeFiles(
  { link, options }: MultimediaWriter,
  { message, content }: WrittenMultimedia,
  ids: readonly number[],
): Promise<boolean> {
  const files = message.parts.filter(({ text }) => text === null)
  if (files.length !== ids.length) return false
  for (const [at, part] of files.entries()) {
    const id = ids[at]
    if (id === undefined || !(await writePart(link, id, content(part), options))) return false
  }
  return true
}
