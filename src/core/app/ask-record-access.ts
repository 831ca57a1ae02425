import type { AccessByCategory } from '../../shared/model/record-access'
import { askContactAccess } from '../data/contacts/ask-contact-access'
import type { Phone, PhoneAccess } from '../phone/phone'

/** It is asked for again and again while a person selects, and costs some Java starts on the phone. */
const maxAgeMs = 60_000

/**
 * What a phone lets be done with its records, of a minute ago at most.
 * @throws PhoneError
 */
export type AskRecordAccess = (
  hardwareSerial: string,
  reach: () => Promise<PhoneAccess>,
) => Promise<AccessByCategory>

export function createRecordAccessAsker(): AskRecordAccess {
  const known = new Map<string, { readonly at: number; readonly access: Promise<AccessByCategory> }>()
  return async (hardwareSerial, reach) => {
    const before = known.get(hardwareSerial)
    if (before && performance.now() - before.at < maxAgeMs) return await before.access
    const access = ask(reach)
    known.set(hardwareSerial, { at: performance.now(), access })
    access.catch(() => known.delete(hardwareSerial))
    return await access
  }
}

async function ask(reach: () => Promise<PhoneAccess>): Promise<AccessByCategory> {
  const phone = await (await reach()).open({})
  try {
    return await readAccess(phone)
  } finally {
    phone.close()
  }
}

const noStore = { count: null, whyNotRead: 'no-answer', whyNotWrite: 'no-answer' } as const

async function readAccess(phone: Phone): Promise<AccessByCategory> {
  const [contacts = noStore, messages = noStore, calls = noStore] = await Promise.all([
    phone.contacts && askContactAccess(phone.contacts),
    phone.messages?.access(),
    phone.calls?.access(),
  ])
  return { contacts, messages, calls }
}
