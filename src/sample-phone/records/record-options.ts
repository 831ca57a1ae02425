/** How many records a sample phone has. */
export interface RecordCounts {
  readonly contacts: number
  /** SMS and MMS together. */
  readonly messages: number
  /** How many of the messages are MMS. */
  readonly multimedia: number
  readonly calls: number
  /** How many bytes each of their pictures has at least. */
  readonly partBytes: number
}

/** What may be wished of them. */
export interface RecordWishes {
  readonly contacts?: number
  readonly messages?: number
  readonly multimedia?: number
  readonly calls?: number
  readonly partBytes?: number
}

const defaultCounts: RecordCounts = {
  contacts: 300,
  messages: 5000,
  multimedia: 60,
  calls: 400,
  partBytes: 0,
}
const noRecords: RecordCounts = { contacts: 0, messages: 0, multimedia: 0, calls: 0, partBytes: 0 }

/** A foreign storage folder makes a phone without records, unless they are wished. Throws RangeError. */
export function recordCounts(wishes: RecordWishes, foreign: boolean): RecordCounts {
  const usual = foreign ? noRecords : defaultCounts
  const messages = wishes.messages ?? usual.messages
  const counts: RecordCounts = {
    contacts: wishes.contacts ?? usual.contacts,
    messages,
    multimedia: wishes.multimedia ?? Math.min(messages, usual.multimedia),
    calls: wishes.calls ?? usual.calls,
    partBytes: wishes.partBytes ?? usual.partBytes,
  }
  for (const [name, count] of Object.entries(counts))
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`${name}: ${String(count)} is not a count`)
  if (counts.multimedia > messages) throw new RangeError('multimedia: more than messages')
  return counts
}
