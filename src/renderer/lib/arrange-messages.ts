import type { ShownMessage } from '../../shared/model/record-details'

/** What stands in a conversation, from above: the heading of a day, or a message. */
export type MessageRow =
  | {
      readonly kind: 'day'
      /** The first millisecond of the day in local time; null for messages without a date. */
      readonly day: number | null
      readonly key: string
    }
  | {
      readonly kind: 'message'
      readonly message: ShownMessage
      readonly key: string
      /** It begins and ends what one person wrote in one go. */
      readonly begins: boolean
      readonly ends: boolean
    }

/** What comes later than this (ms) was not written in one go. */
const maxPause = 10 * 60_000

/** Puts messages, oldest first, under their days, and together what one person wrote in one go. */
export function arrangeMessages(messages: readonly ShownMessage[]): readonly MessageRow[] {
  const rows: MessageRow[] = []
  let day: number | null | undefined
  messages.forEach((message, index) => {
    const own = dayOf(message.date)
    if (own !== day) {
      day = own
      // Of the message under it too: a date that is wrong may make a day come twice.
      rows.push({ kind: 'day', day, key: `day ${message.key}` })
    }
    rows.push({
      kind: 'message',
      message,
      key: message.key,
      begins: !isOneGo(messages[index - 1], message),
      ends: !isOneGo(message, messages[index + 1]),
    })
  })
  return rows
}

function isOneGo(earlier: ShownMessage | undefined, later: ShownMessage | undefined): boolean {
  if (earlier === undefined || later === undefined) return false
  return (
    earlier.direction === later.direction &&
    earlier.from === later.from &&
    dayOf(earlier.date) === dayOf(later.date) &&
    Math.abs(later.date - earlier.date) <= maxPause
  )
}

function dayOf(time: number): number | null {
  if (time <= 0) return null
  const date = new Date(time)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}
