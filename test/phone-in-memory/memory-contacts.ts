import { createHash } from 'node:crypto'
import { PhoneError } from '../../src/core/phone/phone-error'
import type {
  AddResult,
  ContactHeader,
  ContactStore,
  UnclearRecord,
} from '../../src/core/phone/record-stores'
import type { Contact } from '../../src/core/records/contact'
import { writeContact } from '../../src/core/records/vcard/write-contact'
import type { MemoryConnection } from './memory-state'

export interface MemoryContactFaults {
  /** It gives nobody its contacts. */
  readonly closed?: boolean
  /** It says nothing about these, and does not have them. */
  readonly refuses?: (contact: Contact) => boolean
  /** It is unplugged, once, when it has taken so many. */
  readonly unplugAfter?: number
  /** What it cannot tell for sure when it lists. */
  readonly unclear?: readonly UnclearRecord[]
  /** UIDs of those that it lists and cannot tell for sure when they are read. */
  readonly unclearWhenRead?: ReadonlySet<string>
}

/** The contacts of a phone in memory. */
export interface MemoryContacts {
  readonly rows: Contact[]
  /** How many were read with all they have. */
  readonly reads: () => number
  readonly setFaults: (faults: MemoryContactFaults) => void
  readonly open: (connection: MemoryConnection) => ContactStore
}

/** Some of them come at a time. */
const batch = 3

/** @param unplug all its connections end */
export function createMemoryContacts(unplug: () => void): MemoryContacts {
  const rows: Contact[] = []
  let faults: MemoryContactFaults = {}
  let taken = 0
  let reads = 0
  let added = 0
  /** Of those that were added here, by UID: what each was to be. */
  const tags = new Map<string, string>()

  const open = ({ answer }: MemoryConnection): ContactStore => {
    const ask = async () => {
      await answer()
      if (faults.closed) throw new PhoneError('refused', 'Permission Denial', { refusal: 'denied' })
    }
    const begun = (tag: string) => rows.findIndex(({ uid }) => tags.get(uid) === tag)
    const addOne = async (contact: Contact): Promise<AddResult> => {
      await ask()
      if (faults.refuses?.(contact)) return 'refused'
      const tag = tagOf(contact)
      const at = begun(tag)
      const uid = rows[at]?.uid ?? `added-${(added += 1)}`
      const isLast = (taken += 1) === faults.unplugAfter
      // As one of its own: it has a name of its own for it, and no account. The last one comes in part.
      const whole = { ...contact, uid, account: null }
      tags.set(uid, tag)
      rows.splice(at === -1 ? rows.length : at, at === -1 ? 0 : 1, isLast ? { ...whole, notes: [] } : whole)
      if (isLast) unplug()
      await answer()
      return 'there'
    }
    return {
      access: async () => {
        await answer()
        const why = faults.closed ? 'permission' : null
        return { count: why ? null : rows.length, whyNotRead: why, whyNotWrite: why }
      },
      list: async () => {
        await ask()
        return { records: rows.map(headerOf), unclear: faults.unclear ?? [] }
      },
      read: async function* (headers) {
        for (let at = 0; at < headers.length; at += batch) {
          await ask()
          const some = headers.slice(at, at + batch)
          const isUnclear = ({ uid }: ContactHeader) => faults.unclearWhenRead?.has(uid) ?? false
          const records = some
            .filter(header => !isUnclear(header))
            .flatMap(({ uid }) => rows.find(row => row.uid === uid) ?? [])
          reads += records.length
          const unclear = some
            .filter(isUnclear)
            .map(({ displayName }) => ({ record: displayName, why: 'It reads in two ways' }))
          yield { records, unclear }
        }
      },
      add: async contacts => {
        const results: AddResult[] = []
        for (const contact of contacts) results.push(await addOne(contact))
        return results
      },
      finish: async contacts => {
        await ask()
        for (const contact of contacts) if (begun(tagOf(contact)) !== -1) await addOne(contact)
      },
    }
  }
  return {
    rows,
    reads: () => reads,
    setFaults: next => {
      faults = next
      taken = 0
    },
    open,
  }
}

/** Equal for the same contact, whatever its phone or file calls it. */
function tagOf(contact: Contact): string {
  return createHash('sha256')
    .update(writeContact({ ...contact, uid: '', account: null }))
    .digest('hex')
}

function headerOf(contact: Contact): ContactHeader {
  const { uid, displayName, favourite, photo, phones, emails } = contact
  return {
    uid,
    displayName,
    numbers: [...phones, ...emails].map(({ value }) => value),
    favourite,
    hasPhoto: photo !== null,
    changedAt: 1_700_000_000,
    version: versionOf(contact),
  }
}

const versions = new WeakMap<Contact, string>()

function versionOf(contact: Contact): string {
  const known = versions.get(contact)
  if (known !== undefined) return known
  const version = createHash('sha256').update(writeContact(contact)).digest('hex')
  versions.set(contact, version)
  return version
}
