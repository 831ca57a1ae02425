import { conversationKey } from './conversation-key'

/** A conversation without its texts: what a list needs. */
export interface ConversationSummary {
  readonly key: string
  /** As the phone has them. */
  readonly addresses: readonly string[]
  readonly messages: number
  /** Of its texts. */
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly newest: number
  /** `2026-11`, in their order. */
  readonly months: readonly string[]
  /** The files of its parts. */
  readonly parts: readonly string[]
}

interface SummarizedMessage {
  readonly addresses: readonly string[]
  readonly month: string
  /** Milliseconds since 1970. */
  readonly date: number
  readonly bytes: number
  readonly parts: readonly string[]
}

interface Growing {
  readonly addresses: readonly string[]
  messages: number
  bytes: number
  newest: number
  readonly months: Set<string>
  readonly parts: Set<string>
}

/** Sums messages up by conversation, one by one. */
export function createSummaries() {
  const all = new Map<string, Growing>()
  const growing = (key: string, { addresses, date }: SummarizedMessage): Growing => {
    const known = all.get(key)
    if (known) return known
    const begun: Growing = {
      addresses,
      ...{ messages: 0, bytes: 0, newest: date },
      months: new Set(),
      parts: new Set(),
    }
    all.set(key, begun)
    return begun
  }
  return {
    add: (message: SummarizedMessage) => {
      const one = growing(conversationKey(message.addresses), message)
      one.messages += 1
      one.bytes += message.bytes
      one.newest = Math.max(one.newest, message.date)
      one.months.add(message.month)
      for (const part of message.parts) one.parts.add(part)
    },
    /** By key. */
    all: (): readonly ConversationSummary[] =>
      [...all]
        .map(([key, one]) => ({ key, ...one, months: [...one.months].sort(), parts: [...one.parts].sort() }))
        .sort((a, b) => (a.key < b.key ? -1 : 1)),
  }
}
