import type { AddResult } from '../../phone/record-stores'
import type { TextMessage } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { insertRows } from '../content/insert-rows'
import { queryTable } from '../content/query-table'
import { idConditions } from './id-conditions'
import { smsTable } from './message-tables'
import { smsRow } from './row-of-message'

/** Then the phone is asked whether they are there. Each is a Java start, so it is soon known when it drops them. */
const firstChunk = 2
const chunkLength = 50

export interface WrittenTexts {
  /** What became of each, in their order. */
  readonly results: readonly AddResult[]
  /** The phone has dropped some without a word, and would drop all others. */
  readonly dropped: boolean
}

/**
 * Puts text messages on the phone and asks for them again: a phone that refuses does so without a word. When it has nothing
 * of a chunk, no more are tried.
 * @throws PhoneError; the signal's reason
 */
export async function writeTexts(
  link: PhoneLink,
  messages: readonly TextMessage[],
  options: ShellOptions,
): Promise<WrittenTexts> {
  const results: AddResult[] = []
  let dropped = false
  for (let at = 0; at < messages.length && !dropped;) {
    const chunk = messages.slice(at, at + (at === 0 ? firstChunk : chunkLength))
    at += chunk.length
    const rows = chunk.map(message => ({ uri: smsTable.uri, values: smsRow(message) }))
    const said = await insertRows(link, rows, options)
    const found = await findTexts(link, chunk, options)
    results.push(...found.results)
    // One that is too long is told, and says nothing of the others.
    dropped = found.rows === 0 && said.every(error => error === null || error.refusal === 'denied')
  }
  return { results: messages.map((_, at) => results[at] ?? 'refused'), dropped }
}

/**
 * Each row stands for one message, also where several are alike.
 * @returns `rows`: how many there are of the same times, whatever they say
 */
async function findTexts(
  link: PhoneLink,
  messages: readonly TextMessage[],
  options: ShellOptions,
): Promise<{ readonly results: readonly AddResult[]; readonly rows: number }> {
  const counts = new Map<string, number>()
  const dates = messages.map(({ header }) => header.date)
  let rows = 0
  for (const where of idConditions('date', dates)) {
    const query = {
      uri: smsTable.uri,
      plain: ['date', 'type'],
      text: ['address', 'body'],
      loose: true,
      where,
    }
    const answer = await queryTable(link, query, options)
    rows += answer.rows.length + answer.unclear.length
    for (const { values } of answer.rows) {
      const key = keyOf(values['date'], values['type'], values['address'], values['body'])
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const results = messages.map(({ header, address, body }) => {
    const key = keyOf(String(header.date), String(header.box), address, body)
    const left = counts.get(key) ?? 0
    counts.set(key, left - 1)
    return left > 0 ? 'there' : 'refused'
  })
  return { results, rows }
}

/** An absent text and an empty one are alike to whoever reads them. */
function keyOf(...values: readonly (string | null | undefined)[]): string {
  return JSON.stringify(values.map(value => value ?? ''))
}
