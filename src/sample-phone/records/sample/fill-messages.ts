import { createRandom, type Random } from '../../gallery/random'
import type { TelephonyTables } from '../providers/telephony-tables'
import { createThreadFinder } from '../providers/threads'
import type { RecordCounts } from '../record-options'
import { lastMoment } from './fill-calls'
import { insertMultimedia } from './insert-multimedia'
import { numberOf } from './people'
import { hostileTexts, longText, ordinaryText } from './texts'

const span = 3 * 365.25 * 86_400_000
const conversations = 60
/** Of them with more than one other; only MMS are sent in these. */
const groups = 3

/** Who writes in a conversation. Some senders have letters, or a short number. */
function recipientsOf(conversation: number): readonly string[] {
  if (conversation < groups) return [1, 2, 3].map(at => numberOf(conversation * 5 + at))
  if (conversation === 10) return ['ExampleBank']
  if (conversation === 11) return ['70700']
  return [numberOf(conversation)]
}

/** Most write little, a few write much. */
const conversationAt = (random: Random): number =>
  groups + Math.floor((conversations - groups) * random.next() ** 2)

const longBody = 100_000

/**
 * Fills messages over three years, oldest first, in {@link conversations} conversations: mostly SMS, and MMS with pictures spread
 * among them. A few are drafts or failed to go out: the shell does not see those.
 */
export function fillMessages(tables: TelephonyTables, { messages, multimedia }: RecordCounts): void {
  const findThread = createThreadFinder(tables)
  const random = createRandom(2026)
  const stride = multimedia === 0 ? Infinity : messages / multimedia
  let made = 0
  for (let at = 0; at < messages; at++) {
    // The moments ascend, by steps that differ.
    const date = Math.floor(lastMoment - span + (span * (at + random.next())) / messages)
    if (Math.floor((at + 1) / stride) > made) {
      const conversation = made % 4 === 0 ? made % groups : conversationAt(random)
      const recipients = recipientsOf(conversation)
      insertMultimedia(tables, { index: made++, recipients, thread: findThread(recipients), date })
      continue
    }
    const [address = ''] = recipientsOf(conversationAt(random))
    const type = typeAt(at, random)
    tables.sms.insert({
      thread_id: findThread([address]),
      address,
      date,
      date_sent: type === 1 ? date - random.int(500, 5000) : 0,
      protocol: type === 1 ? 0 : null,
      reply_path_present: type === 1 ? 0 : null,
      read: type === 1 && at > messages - 5 ? 0 : 1,
      type,
      subject: at % 211 === 7 ? 'A subject, odd in an SMS' : null,
      body: bodyAt(at, random),
      service_center: type === 1 ? '+447700900999' : null,
      sub_id: 1,
      creator: 'com.example.messages',
      seen: 1,
    })
  }
}

/** 1 inbox, 2 sent, 3 draft, 5 failed. */
function typeAt(at: number, random: Random): number {
  if (at % 400 === 399) return 3
  if (at % 500 === 499) return 5
  return random.chance(0.55) ? 1 : 2
}

function bodyAt(at: number, random: Random): string | null {
  const ordinary = ordinaryText(random)
  if (at === 60) return longText(longBody)
  if (at === 61) return null
  // Early, so that few messages have them as well, and again later on.
  const hostile = at < 100 ? at - 10 : at % 125
  return hostileTexts[hostile] ?? ordinary
}
