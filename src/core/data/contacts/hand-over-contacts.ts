import { createHash } from 'node:crypto'
import type { HandedOver } from '../../../shared/model/restore'
import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import { internalStorage } from '../../phone/place'
import { putNewFile, type NewFile } from '../../phone/put-new-file'
import { writeContact } from '../../records/vcard/write-contact'
import { createPutBackTally } from '../put-back-tally'
import type { RestoreInput, RestoreTools } from '../source'
import { readSavedContacts } from './saved-contacts'
import { readSelectedCards } from './selected-cards'

/** As a person finds it on the phone. */
const fileName = 'Phonekeep contacts.vcf'

/** What goes to the phone: these contacts, and no others of their files. */
interface Cards {
  readonly keys: ReadonlyMap<BackupItem, ReadonlySet<string>>
  readonly count: number
}

/**
 * Gives contacts to the phone's own importer: as one file of vCards in its folder Download, which is opened there. The phone is
 * asked before how many contacts it has, so that a person can tell afterwards what has come of it.
 * @throws like `DataSource.handOver`
 */
export async function handOverContacts(input: RestoreInput, tools: RestoreTools): Promise<void> {
  const tally = createPutBackTally(tools)
  const owners = [...input.items, ...input.entries]
  await tally.guard(owners, async () => {
    const cards = await selectCards(input, { ...tools, tally })
    if (cards.count === 0) return
    const file = await describeFile(cards, tools)
    let before: number | null | undefined
    await tools.session.use(async phone => {
      // When the phone was lost over it, its person may have imported some.
      before ??= await countContacts(phone)
      tools.handedOver(await handOver(phone, file, { count: cards.count, contactsBefore: before }))
    })
  })
  for (const owner of owners) tally.end(owner)
}

async function selectCards(
  input: RestoreInput,
  tools: Parameters<typeof readSelectedCards>[1],
): Promise<Cards> {
  const found = await readSelectedCards(input, tools, ({ item, saved: { key } }) => ({ item, key }))
  const keys = new Map<BackupItem, Set<string>>()
  for (const { item, key } of found) keys.set(item, (keys.get(item) ?? new Set<string>()).add(key))
  return { keys, count: found.length }
}

/** Its size and hash are told before it is sent: it is read twice, and never in memory. */
async function describeFile(cards: Cards, tools: RestoreTools): Promise<Omit<NewFile, 'folder'>> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const card of writeCards(cards, tools)) {
    hash.update(card)
    bytes += card.length
  }
  const modifiedAt = [...cards.keys.keys()].reduce((newest, item) => Math.max(newest, item.modifiedAt), 0)
  const sha256 = hash.digest('hex')
  return { name: fileName, bytes, modifiedAt, sha256, content: () => writeCards(cards, tools) }
}

async function* writeCards({ keys }: Cards, { open, ready }: RestoreTools): AsyncGenerator<Buffer> {
  for (const [item, wanted] of keys)
    for await (const { contact, key } of readSavedContacts(item, open, { photos: true })) {
      if (!wanted.has(key)) continue
      await ready()
      yield writeContact(contact)
    }
}

async function handOver(
  phone: Phone,
  file: Omit<NewFile, 'folder'>,
  told: Omit<HandedOver, 'path'>,
): Promise<HandedOver> {
  const { put, contacts, volumes } = phone
  if (!put || !contacts?.importer)
    throw new PhoneError('refused', 'It imports no vCards', { refusal: 'missing' })
  const internal = (await volumes?.())?.find(({ kind }) => kind === 'internal')?.path ?? internalStorage
  const path = await putNewFile(phone, put, { ...file, folder: `${internal}/Download` })
  try {
    await contacts.importer.open(path)
  } catch (error) {
    // The file is there and whole: people can open it in an app of theirs.
    if (!(error instanceof PhoneError) || error.kind !== 'refused') throw error
    throw new ItemFailure('importer-not-opened', error.message, { cause: error, saidBy: 'phone' })
  }
  return { ...told, path }
}

async function countContacts({ contacts }: Phone): Promise<number | null> {
  return (await contacts?.access())?.count ?? null
}
