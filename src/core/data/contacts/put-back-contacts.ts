import type { BackupItem } from '../../format/backup-item'
import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { ContactStore } from '../../phone/record-stores'
import type { Contact } from '../../records/contact'
import { createPutBackTally, type PutBackTally } from '../put-back-tally'
import type { BackupEntry, RestoreInput, RestoreTools } from '../source'
import { contactIdentity, countDetails } from './contact-identity'
import { readPhoneContacts, type KnownContact } from './phone-contacts'
import { readSavedContacts } from './saved-contacts'
import { readSelectedCards, type SelectedCard } from './selected-cards'

/** A contact that is to be on the phone; its photo is read again when it is its turn. */
interface Wanted extends KnownContact {
  readonly item: BackupItem
  readonly key: string
  readonly owner: BackupEntry
  /**
   * - `short`: the phone has it, with less than there is in the backup
   * - `missing`: it is to be added, or was when the phone was lost
   */
  state: 'unknown' | 'there' | 'short' | 'missing' | 'ended'
}

/**
 * Adds the contacts that the phone does not have: one with the same name and all the numbers and mail addresses is the same.
 * Photos are in memory for some contacts at a time.
 * @throws like `DataSource.restore`
 */
export async function putBackContacts(input: RestoreInput, tools: RestoreTools): Promise<void> {
  const tally = createPutBackTally(tools)
  const wanted = await readSelectedCards(input, { ...tools, tally }, wantedOf)
  const owners = [...input.items, ...input.entries]
  await tally.guard(owners, () => tools.session.use(phone => putBack(phone, wanted, { tools, tally })))
  for (const owner of owners) tally.end(owner)
}

function wantedOf({ item, saved: { contact, key, hasPhoto }, owner }: SelectedCard): Wanted {
  const identity = contactIdentity(contact)
  return { item, key, owner, identity, details: countDetails(contact), hasPhoto, state: 'unknown' }
}

interface Tools {
  readonly tools: RestoreTools
  readonly tally: PutBackTally
}

async function putBack(
  { contacts }: Phone,
  wanted: readonly Wanted[],
  { tools, tally }: Tools,
): Promise<void> {
  const { store, add } = writableStore(contacts)
  const end = (one: Wanted, what: 'restored' | 'alreadyThere' | 'refused') => {
    tally.count(one.owner, what)
    one.state = 'ended'
  }
  await lookWhatIsThere(store, wanted)
  for await (const batch of batchesOf(wanted, 'short', tools)) {
    await tools.ready()
    await store.finish?.(batch.map(({ contact }) => contact))
    for (const { one } of batch) end(one, 'alreadyThere')
  }
  for (const one of wanted) if (one.state === 'there') end(one, 'alreadyThere')
  for await (const batch of batchesOf(wanted, 'missing', tools)) {
    await tools.ready()
    const results = await add(batch.map(({ contact }) => contact))
    batch.forEach(({ one }, place) => end(one, results[place] === 'there' ? 'restored' : 'refused'))
  }
}

/**
 * What has been found missing is not looked for again: of two that are known by the same, the first would be taken for the
 * second, and one that a lost phone has in part for a whole one. Adding it again completes it.
 */
async function lookWhatIsThere(store: ContactStore, wanted: readonly Wanted[]): Promise<void> {
  const asked = wanted.filter(({ state }) => state === 'unknown')
  if (asked.length === 0) return
  const identities = asked.map(({ identity }) => identity)
  const there = await readPhoneContacts(store, identities)
  const photos = (await store.photos?.()) ?? { gives: true, takes: true }
  const comparesPhotos = photos.gives && photos.takes
  for (const one of asked) {
    const like = there.like(one.identity)
    const isWhole = (known: KnownContact) =>
      known.details >= one.details && (known.hasPhoto || !one.hasPhoto || !comparesPhotos)
    one.state = like.some(isWhole) ? 'there' : like.length > 0 ? 'short' : 'missing'
  }
}

/** Between two batches a person may pause. */
const maxBatch = 50
const maxBatchBytes = 4 * 1024 * 1024

/** Those in this state, with their photos. */
async function* batchesOf(
  wanted: readonly Wanted[],
  state: Wanted['state'],
  { open }: RestoreTools,
): AsyncGenerator<readonly { readonly one: Wanted; readonly contact: Contact }[]> {
  const asked = wanted.filter(one => one.state === state)
  for (const item of new Set(asked.map(one => one.item))) {
    const byKey = new Map(asked.filter(one => one.item === item).map(one => [one.key, one]))
    let batch: { one: Wanted; contact: Contact }[] = []
    let bytes = 0
    for await (const saved of readSavedContacts(item, open, { photos: true })) {
      const one = byKey.get(saved.key)
      if (!one) continue
      // Cards of others may have no UID, and two that are alike would be taken for one that was begun.
      batch.push({ one, contact: { ...saved.contact, uid: saved.key } })
      bytes += saved.bytes
      if (batch.length < maxBatch && bytes < maxBatchBytes) continue
      yield batch
      ;[batch, bytes] = [[], 0]
    }
    if (batch.length > 0) yield batch
  }
}

function writableStore(contacts: ContactStore | undefined) {
  if (contacts?.add) return { store: contacts, add: contacts.add }
  throw new PhoneError('refused', 'It takes no contacts', { refusal: 'denied' })
}
