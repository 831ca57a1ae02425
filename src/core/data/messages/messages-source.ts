import type { BackupItem } from '../../format/backup-item'
import { referenceOf } from '../../format/index-line'
import { askAccess } from '../ask-access'
import type { DataSource, SavedEntry } from '../source'
import { unclearProblem } from '../tell-unclear'
import { completeFile } from './complete-file'
import { entryOfConversation } from './conversation-entry'
import { listAgain } from './listed-of-store'
import { lookAtMessages } from './look-at-messages'
import { itemsOf, keysOf, partKey, summarize } from './message-items'
import { putBackMessages } from './put-back-messages'
import { sortItems, summarizeSaved, type SavedItems } from './saved-messages'
import type { ConversationSummary } from './summaries'

/**
 * What a person selects is a conversation; what is saved is a file of each month, one of each picture or other part, and a
 * list of the conversations.
 */
export const messagesSource: DataSource = {
  kind: 'messages',
  list: async ({ phone, emit }) => {
    const asked = await askAccess('messages', phone.messages, emit)
    if (!asked) return null
    const { messages, unclear } = asked.isEmpty ? { messages: [], unclear: [] } : await listAgain(asked.store)
    for (const each of unclear) emit(unclearProblem(each))
    const entries = summarize(messages).map(entryOfConversation)
    for (const entry of entries) emit({ kind: 'entry', entry })
    return {
      source: 'messages',
      plan: isSelected => {
        const keys = new Set(entries.filter(isSelected).map(({ key }) => key))
        return itemsOf(messages.filter(({ conversation }) => keys.has(conversation.key)))
      },
      references: () => keysOf(messages).map(key => referenceOf({ source: 'messages', key })),
    }
  },
  inside: {
    entries: async (items, open) => {
      const saved = sortItems(items)
      return (await summarizeSaved(saved, open)).map(summary => savedEntryOf(summary, saved))
    },
    exported: entries => {
      if (entries.length === 0) return []
      const { months, parts } = sortItems([...new Set(entries.flatMap(({ items }) => items))])
      const keys = new Set(entries.map(({ key }) => key))
      return [completeFile({ months, parts, keys, newest: newestOf(entries) })]
    },
    together: items => {
      const { months, parts } = sortItems(items)
      if (months.size === 0) return []
      return [completeFile({ months, parts, keys: null, newest: newestOf([...months.values()]) })]
    },
  },
  look: lookAtMessages,
  restore: putBackMessages,
}

/** What a month or a part of could not be saved is in no item. */
function savedEntryOf(summary: ConversationSummary, { months, parts }: SavedItems): SavedEntry {
  const ofMonths = summary.months.flatMap(month => months.get(month) ?? [])
  const ofParts = summary.parts.flatMap(name => parts.get(partKey(name)) ?? [])
  return { ...entryOfConversation(summary), source: 'messages', items: [...ofMonths, ...ofParts] }
}

function newestOf(entries: readonly Pick<BackupItem, 'modifiedAt'>[]): number {
  return entries.reduce((newest, { modifiedAt }) => Math.max(newest, modifiedAt), 0)
}
