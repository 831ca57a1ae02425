import type { AddResult, MessageWriter } from '../../phone/record-stores'
import type { Message, TextMessage } from '../../records/message'
import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'
import { canBeWritten } from './can-be-written'
import { findOwnNumbers, othersOf } from './find-own-numbers'
import { createThreadFinder } from './find-thread'
import type { WrittenMultimedia } from './multimedia-writer'
import { writeMultimedia } from './write-multimedia'
import { canWriteParts } from './write-part'
import { writeTexts } from './write-texts'

type Written = Parameters<MessageWriter['write']>[0][number]

/** Questions are asked of so many messages together; and so many are unfinished at most when the phone is lost. */
const atOnce = 20

/** Puts messages on a phone as long as it is open for it. */
export interface BatchWriter {
  /**
   * Text messages first, as the phone makes their conversations, then those with parts, oldest first. When the phone has
   * dropped some without a word, no others are tried.
   * @returns what became of each, in their order
   * @throws PhoneError; what a part's content throws; the signal's reason
   */
  readonly write: (messages: readonly Written[]) => Promise<readonly AddResult[]>
}

export function createBatchWriter(link: PhoneLink, options: ShellOptions): BatchWriter {
  let dropsAll = false
  let partsAreWritten: boolean | null = null

  const writeAllTexts = async (messages: readonly TextMessage[]) => {
    const { results, dropped } = await writeTexts(link, messages, options)
    dropsAll ||= dropped
    return results
  }
  const writeAllMultimedia = async (all: readonly WrittenMultimedia[]) => {
    const results: AddResult[] = []
    if (all.length === 0) return results
    partsAreWritten ??= await canWriteParts(link, options)
    const findThread = createThreadFinder(link, options)
    const writer = { link, options, findThread, canWriteParts: partsAreWritten }
    for (let at = 0; at < all.length && !dropsAll; at += atOnce) {
      const told = await writeMultimedia(writer, all.slice(at, at + atOnce))
      results.push(...told.results)
      dropsAll ||= told.dropped
    }
    return results
  }
  return {
    write: async written => {
      const results = new Map<Message, AddResult>()
      const note = (messages: readonly Message[], told: readonly AddResult[]) => {
        for (const [at, message] of messages.entries()) results.set(message, told[at] ?? 'refused')
      }
      const { texts, multimedia } = sortOut(written)
      if (!dropsAll) note(texts, await writeAllTexts(texts))
      const messages = multimedia.map(({ message }) => message)
      if (!dropsAll) note(messages, await writeAllMultimedia(multimedia))
      return written.map(({ message }) => results.get(message) ?? 'refused')
    },
  }
}

/** Those that a phone may take, the oldest first. */
function sortOut(written: readonly Written[]): {
  readonly texts: readonly TextMessage[]
  readonly multimedia: readonly WrittenMultimedia[]
} {
  const possible = written.filter(({ message }) => canBeWritten(message))
  const oldestFirst = possible.toSorted((a, b) => a.message.header.date - b.message.header.date)
  const own = findOwnNumbers(oldestFirst.flatMap(({ message }) => (message.kind === 'mms' ? [message] : [])))
  return {
    texts: oldestFirst.flatMap(({ message }) => (message.kind === 'sms' ? [message] : [])),
    multimedia: oldestFirst.flatMap(({ message, part }) =>
      message.kind === 'mms' ? [{ message, others: othersOf(message, own), content: part }] : [],
    ),
  }
}
