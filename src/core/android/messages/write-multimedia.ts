import { randomBytes } from 'node:crypto'
import type { AddResult } from '../../phone/record-stores'
import { insertRows } from '../content/insert-rows'
import { queryIds } from '../content/query-ids'
import { queryTable } from '../content/query-table'
import { changeRows } from './change-rows'
import { idConditions } from './id-conditions'
import { mmsTable } from './message-tables'
import { mmsRow } from './row-of-message'
import { unfinishedMark } from './unfinished-messages'
import type { MultimediaWriter, WrittenMultimedia } from './multimedia-writer'
import { writeContents } from './write-contents'

/**
 * Puts a few multimedia messages on the phone: their rows, under transactions by which they are found; then their addresses,
 * their parts and the bytes of these; last they lose that transaction. Those that do not come to that end are removed, or are
 * left out of every listing until they are.
 * @returns what became of each, in their order; `dropped` where the phone has none of their rows, without a word
 * @throws PhoneError other than a refusal; what `content` throws; the signal's reason
 */
export async function writeMultimedia(
  writer: MultimediaWriter,
  all: readonly WrittenMultimedia[],
): Promise<{ readonly results: readonly AddResult[]; readonly dropped: boolean }> {
  const { link, options } = writer
  const { ids, dropped } = await insertMessages(writer, all)
  const whole = await writeContents(writer, ids)
  const broken = [...ids.keys()].filter(id => !whole.has(id))
  for (const where of idConditions('_id', broken))
    await changeRows(link, ['delete', '--uri', mmsTable.uri, '--where', where], options)
  const there = new Set<WrittenMultimedia>()
  for (const id of await finish(writer, [...whole])) {
    const written = ids.get(id)
    if (written) there.add(written)
  }
  return { results: all.map(written => (there.has(written) ? 'there' : 'refused')), dropped }
}

interface InsertedMessages {
  /** Those whose rows are there. */
  readonly ids: ReadonlyMap<number, WrittenMultimedia>
  readonly dropped: boolean
}

async function insertMessages(
  { link, options, findThread, canWriteParts }: MultimediaWriter,
  all: readonly WrittenMultimedia[],
): Promise<InsertedMessages> {
  const inserted = new Map<string, WrittenMultimedia>()
  const rows = []
  for (const written of all) {
    const { message, others } = written
    if (!canWriteParts && message.parts.some(({ text }) => text === null)) continue
    const thread = await findThread(others)
    if (thread === null) continue
    const transaction = `${unfinishedMark}${randomBytes(12).toString('hex')}`
    inserted.set(transaction, written)
    rows.push({ uri: mmsTable.uri, values: mmsRow(message, { thread, transaction }) })
  }
  if (rows.length === 0) return { ids: new Map(), dropped: false }
  await insertRows(link, rows, options)
  const where = `tr_id IN (${[...inserted.keys()].map(transaction => `'${transaction}'`).join(',')})`
  const query = { uri: mmsTable.uri, plain: [], text: ['tr_id'], loose: true, where }
  const found = await queryTable(link, query, options)
  const byId = new Map<number, WrittenMultimedia>()
  for (const { id, values } of found.rows) {
    const written = inserted.get(values['tr_id'] ?? '')
    if (written) byId.set(id, written)
  }
  return { ids: byId, dropped: byId.size === 0 }
}

/** Takes the mark from them. @returns the ids of those that are there without it */
async function finish(
  { link, options }: MultimediaWriter,
  ids: readonly number[],
): Promise<readonly number[]> {
  const finished: number[] = []
  const { uri } = mmsTable
  for (const where of idConditions('_id', ids)) {
    await changeRows(link, ['update', '--uri', uri, '--bind', 'tr_id:s:', '--where', where], options)
    finished.push(...(await queryIds(link, { uri, where: `${where} AND tr_id=''` }, options)))
  }
  return finished
}
