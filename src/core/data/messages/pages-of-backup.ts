import type { ConversationDetails, ShownMessage } from '../../../shared/model/record-details'
import type { BackupItem } from '../../format/backup-item'
import type { OpenItem } from '../source'
import { nameOfPart } from './message-items'
import { readMonths } from './saved-messages'
import { showMessage } from './shown-message'

interface Page {
  /** By month, of this conversation, the oldest first. */
  readonly months: readonly (readonly [month: string, item: BackupItem])[]
  readonly key: string
  /** From a page before. */
  readonly before: string | null
  readonly pageLength: number
}

/**
 * The messages of a conversation that come before, the last ones without it: months are read from the newest on, as far as
 * it takes. `before` is a month, and how many of its messages come before those that are known.
 * @throws what `open` throws; ItemFailure `damaged-in-backup`
 */
export async function pageOfBackup(page: Page, open: OpenItem): Promise<ConversationDetails> {
  const { months, key, pageLength } = page
  let [last, limit] = positionOf(page)
  let messages: ShownMessage[] = []
  for (; last >= 0 && messages.length < pageLength; last -= 1, limit = Infinity) {
    const [month, item] = months[last] ?? []
    if (month === undefined || !item) break
    const wanted = pageLength - messages.length
    const ofMonth = (await readMonth(month, item, key, open)).slice(0, limit)
    const cut = Math.max(0, ofMonth.length - wanted)
    messages = [...ofMonth.slice(cut), ...messages]
    if (cut > 0) return { kind: 'conversation', messages, before: `${month} ${cut}` }
  }
  const next = months[last]?.[0]
  return { kind: 'conversation', messages, before: next === undefined ? null : `${next} ` }
}

/** Which month is the last one, and how many of its messages count. */
function positionOf({ months, before }: Page): [last: number, limit: number] {
  const [, month, count = ''] = /^(\S+) (\d{0,9})$/.exec(before ?? '') ?? []
  if (month === undefined) return [months.length - 1, Infinity]
  return [months.findIndex(([name]) => name === month), count === '' ? Infinity : Number(count)]
}

async function readMonth(
  month: string,
  item: BackupItem,
  key: string,
  open: OpenItem,
): Promise<ShownMessage[]> {
  const messages: ShownMessage[] = []
  for await (const { message, conversation } of readMonths([item], new Set([key]), open))
    messages.push(
      showMessage(message, {
        key: `${month} ${message.header.id}`,
        isGroup: conversation.length > 1,
        nameOf: ({ version }) => nameOfPart(version ?? ''),
      }),
    )
  return messages
}
