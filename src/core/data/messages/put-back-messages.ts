import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { MessageWriter } from '../../phone/record-stores'
import type { Message } from '../../records/message'
import { createPutBackTally, type PutBackTally } from '../put-back-tally'
import type { BackupEntry, RestoreInput, RestoreTools } from '../source'
import type { SavedMessage } from '../synctech/saved-message'
import { conversationKey } from './conversation-key'
import { storeOf } from './make-month'
import { boxToRestore } from './message-identity'
import { readMonths, sortItems } from './saved-messages'
import { lookWhatIsThere, type ThereAlready } from './there-already'

/** Between two batches a person may pause. */
const batchSize = 200

/** One month of a backup, and whose its messages are. */
interface MonthToRestore {
  readonly month: BackupItem
  readonly owners: readonly BackupEntry[]
  /** Null for a message that is not asked for. */
  readonly ownerOf: (saved: SavedMessage) => BackupEntry | null
  /** Of its messages by their place: given to a phone, which may have been lost over them. */
  readonly tried: Set<number>
  /** What became of them has been counted. */
  readonly counted: Set<number>
}

interface Pending {
  readonly month: MonthToRestore
  readonly saved: SavedMessage
}

interface Restoring {
  readonly tools: RestoreTools
  readonly tally: PutBackTally
  /** What is asked for. */
  readonly asked: ReadonlySet<BackupEntry>
  readonly parts: ReadonlyMap<string, BackupItem>
}

interface Connected extends Restoring {
  readonly there: ThereAlready
  readonly write: MessageWriter['write']
}

/**
 * Puts messages back that the phone does not have: the same time, box, address and text is the same message. Of two that
 * are the same in the backup both are on the phone afterwards, and no third one.
 * @throws like `DataSource.restore`
 */
export async function putBackMessages(input: RestoreInput, tools: RestoreTools): Promise<void> {
  const tally = createPutBackTally(tools)
  const asked = new Set<BackupEntry>([...input.items, ...input.entries])
  const { parts } = sortItems([...input.items, ...input.entries.flatMap(({ items }) => items)])
  const restoring: Restoring = { tools, tally, asked, parts }
  const months = monthsOf(input)
  const left = new Set(months)
  // Of the others nothing is put back for itself.
  const owners = months.flatMap(month => month.owners)
  await tally.guard(owners, () => tools.session.use(phone => putBack(phone, left, restoring)))
  for (const owner of asked) tally.end(owner)
}

function monthsOf({ items, entries }: RestoreInput): readonly MonthToRestore[] {
  const whole = new Set(items)
  const { months } = sortItems([...items, ...entries.flatMap(entry => entry.items)])
  return [...months.values()].map(month => {
    const single = entries.filter(entry => entry.items.includes(month))
    const byKey = new Map(single.map(entry => [entry.key, entry]))
    const isWhole = whole.has(month)
    return {
      month,
      owners: isWhole ? [month] : single,
      ownerOf: ({ conversation }) => (isWhole ? month : (byKey.get(conversationKey(conversation)) ?? null)),
      tried: new Set(),
      counted: new Set(),
    }
  })
}

/** @param left what is done is taken out */
async function putBack(phone: Phone, left: Set<MonthToRestore>, restoring: Restoring): Promise<void> {
  const store = storeOf(phone)
  const writer = store.add
  if (!writer) throw new PhoneError('refused', 'It takes no messages', { refusal: 'denied' })
  await writer.whileOpen(async () => {
    const there = await lookWhatIsThere(store)
    await putBackMonths(left, { ...restoring, there, write: writer.write })
  })
}

/** Small months go together: each batch costs the phone some starts, however small it is. */
async function putBackMonths(left: Set<MonthToRestore>, connected: Connected): Promise<void> {
  let batch: Pending[] = []
  let whole: MonthToRestore[] = []
  const flush = async () => {
    if (batch.length > 0) await putBackBatch(batch, connected)
    for (const month of whole) {
      left.delete(month)
      if (connected.asked.has(month.month)) connected.tally.end(month.month)
    }
    batch = []
    whole = []
  }
  for await (const next of readPending([...left], connected)) {
    if (next.saved === null) whole.push(next.month)
    else batch.push({ month: next.month, saved: next.saved })
    if (batch.length >= batchSize) await flush()
  }
  await flush()
}

/** All that is asked for, month by month; `saved` is null at the end of each. What is damaged is told, and left out. */
async function* readPending(
  months: readonly MonthToRestore[],
  { tools: { open }, tally }: Restoring,
): AsyncGenerator<{ readonly month: MonthToRestore; readonly saved: SavedMessage | null }> {
  for (const month of months) {
    try {
      // Nothing of it goes onto the phone before all of it is known to be as it was saved.
      for await (const _ of open(month.month));
      for await (const saved of readMonths([month.month], null, open))
        if (month.ownerOf(saved) !== null) yield { month, saved }
    } catch (error) {
      if (!(error instanceof ItemFailure)) throw error
      for (const owner of month.owners) tally.fail(owner, error)
    }
    yield { month, saved: null }
  }
}

async function putBackBatch(batch: readonly Pending[], connected: Connected): Promise<void> {
  const { there, tools, tally } = connected
  await tools.ready()
  await there.prepare(batch.map(({ saved }) => saved.message))
  const missing: Pending[] = []
  for (const pending of batch) {
    const { month, saved } = pending
    const { id } = saved.message.header
    const found = there.take(saved.message)
    if (found === 'there') count(pending, month.tried.has(id) ? 'restored' : 'alreadyThere', tally)
    else if (month.counted.has(id)) continue
    else if (found === 'unsure' || !(await hasSoundParts(saved.message, connected)))
      count(pending, 'refused', tally)
    else missing.push(pending)
  }
  if (missing.length > 0) await writeMissing(missing, connected)
  endParts(batch, connected)
}

async function writeMissing(
  missing: readonly Pending[],
  { tally, tools, write, parts }: Connected,
): Promise<void> {
  for (const { month, saved } of missing) month.tried.add(saved.message.header.id)
  const results = await write(
    missing.map(({ saved: { message } }) => ({
      message: toRestore(message),
      part: ({ version }) => tools.open(partOf(parts, version)),
    })),
  )
  missing.forEach((pending, number) =>
    count(pending, results[number] === 'there' ? 'restored' : 'refused', tally),
  )
}

/** Each message counts once, also where the phone is lost and all is done again. */
function count(
  { month: { counted, ownerOf }, saved }: Pending,
  what: 'restored' | 'alreadyThere' | 'refused',
  tally: PutBackTally,
): void {
  const { id } = saved.message.header
  const owner = ownerOf(saved)
  if (owner && !counted.has(id)) tally.count(owner, what)
  counted.add(id)
}

/** They are what most of the bytes are. */
function endParts(batch: readonly Pending[], { asked, parts, tally }: Restoring): void {
  for (const { saved } of batch)
    for (const { version } of saved.message.kind === 'sms' ? [] : saved.message.parts) {
      const item = parts.get(version ?? '')
      if (item && asked.has(item)) tally.end(item)
    }
}

/** A message without its picture would be another one. */
async function hasSoundParts(message: Message, { parts, tools, tally, asked }: Restoring): Promise<boolean> {
  if (message.kind === 'sms') return true
  for (const { version } of message.parts) {
    if (version === null) continue
    const item = parts.get(version)
    if (!item) return false
    try {
      for await (const _ of tools.open(item));
    } catch (error) {
      if (!(error instanceof ItemFailure)) throw error
      if (asked.has(item)) tally.fail(item, error)
      return false
    }
  }
  return true
}

function partOf(parts: ReadonlyMap<string, BackupItem>, version: string | null): BackupItem {
  const item = parts.get(version ?? '')
  if (!item) throw new ItemFailure('damaged-in-backup', 'The backup does not have a part of this message')
  return item
}

function toRestore(message: Message): Message {
  const header = { ...message.header, box: boxToRestore(message.header.box) }
  return { ...message, header }
}
