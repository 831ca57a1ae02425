import type { PhoneLink } from '../core/android/adb/open-service'
import { openPhone } from '../core/android/open-phone'

export type RecordCount = {
  readonly contacts: number
  readonly messages: number
  readonly calls: number
}

/** As the phone tells. @throws PhoneError */
export async function countRecords(link: PhoneLink): Promise<RecordCount> {
  const phone = openPhone(link)
  try {
    const [contacts, messages, calls] = await Promise.all([
      phone.contacts?.access(),
      phone.messages?.access(),
      phone.calls?.access(),
    ])
    return { contacts: contacts?.count ?? 0, messages: messages?.count ?? 0, calls: calls?.count ?? 0 }
  } finally {
    phone.close()
  }
}
