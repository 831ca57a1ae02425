import type { PhoneAccess } from '../phone/phone'

/** How many contacts a phone has now; null where it does not tell. @throws PhoneError */
export async function countContacts(access: PhoneAccess): Promise<number | null> {
  const phone = await access.open({})
  try {
    return (await phone.contacts?.access())?.count ?? null
  } finally {
    phone.close()
  }
}
