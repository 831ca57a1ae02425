import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import type { OpenItem } from '../source'
import { readMessages } from '../synctech/read-messages'
import type { SavedMessage } from '../synctech/saved-message'
import { conversationKey } from './conversation-key'
import { readConversations } from './conversations-file'
import { conversationsKey, nameOfPart, partKey } from './message-items'
import { createSummaries, type ConversationSummary } from './summaries'

const monthFile = /^(\d{4}-\d{2}|undated)\.xml$/

/** The items of a backup by what they are. */
export interface SavedItems {
  /** By month, the oldest first. */
  readonly months: ReadonlyMap<string, BackupItem>
  /** By the key of the item, which is what a part's version says in a month's file. */
  readonly parts: ReadonlyMap<string, BackupItem>
  readonly conversations: BackupItem | null
}

export function sortItems(items: readonly BackupItem[]): SavedItems {
  const sorted = [...items].sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
  const months = sorted.flatMap(item => {
    const month = monthFile.exec(item.key ?? '')?.[1]
    return month === undefined ? [] : [[month, item] as const]
  })
  return {
    months: new Map(months),
    parts: new Map(sorted.map(item => [item.key ?? '', item] as const).filter(([key]) => isPart(key))),
    conversations: sorted.find(({ key }) => key === conversationsKey) ?? null,
  }
}

function isPart(key: string): boolean {
  return key.startsWith(partKey(''))
}

/**
 * The messages of these months, in their order, one by one.
 * @param keys of conversations; null for all
 * @throws what `open` throws; ItemFailure `damaged-in-backup`
 */
export async function* readMonths(
  months: Iterable<BackupItem>,
  keys: ReadonlySet<string> | null,
  open: OpenItem,
): AsyncGenerator<SavedMessage> {
  for (const month of months)
    for await (const saved of readMessages(open(month)))
      if (keys === null || keys.has(conversationKey(saved.conversation))) yield saved
}

/**
 * The conversations of a backup: as its list has them, and where that is missing or damaged as the messages themselves say.
 * @throws like `readMonths`
 */
export async function summarizeSaved(
  { months, conversations }: SavedItems,
  open: OpenItem,
): Promise<readonly ConversationSummary[]> {
  try {
    if (conversations) return await readConversations(open(conversations))
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
  }
  const summaries = createSummaries()
  for (const [month, item] of months)
    for await (const { message, conversation } of readMonths([item], null, open)) {
      const { date, bytes } = message.header
      const parts = message.kind === 'sms' ? [] : message.parts.flatMap(({ version }) => version ?? [])
      summaries.add({ addresses: conversation, month, date, bytes, parts: parts.map(nameOfPart) })
    }
  return summaries.all()
}
