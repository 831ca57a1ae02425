import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { ItemFailure } from '../../errors/item-failure'
import type { ConversationSummary } from './summaries'

const summarySchema = z.object({
  key: z.string(),
  addresses: z.array(z.string()),
  messages: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  newest: z.int(),
  months: z.array(z.string()),
  parts: z.array(z.string()),
})
const fileSchema = z.object({ conversations: z.array(summarySchema) })

/** The same conversations, the same bytes. */
export function writeConversations(conversations: readonly ConversationSummary[]): Buffer {
  const lines = conversations.map(({ key, addresses, messages, bytes, newest, months, parts }) =>
    JSON.stringify({ key, addresses, messages, bytes, newest, months, parts }),
  )
  return Buffer.from(`{ "conversations": [\n${lines.join(',\n')}\n] }\n`)
}

/** @throws ItemFailure `damaged-in-backup`; what reading throws */
export async function readConversations(
  pieces: AsyncIterable<Buffer>,
): Promise<readonly ConversationSummary[]> {
  const bytes = await buffer(pieces)
  try {
    return fileSchema.parse(JSON.parse(bytes.toString('utf8'))).conversations
  } catch (error) {
    throw new ItemFailure('damaged-in-backup', 'This is no list of conversations', { cause: error })
  }
}
