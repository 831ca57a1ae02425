import type { OpenOptions, Phone } from '../phone/phone'
import type { PhoneLink } from './adb/open-service'
import { createCallStore } from './calls/call-store'
import { createContactStore } from './contacts/contact-store'
import { shellPermissionsOnDemand } from './content/shell-permissions'
import { createMessageStore } from './messages/message-store'

/** What a phone with `shell_v2` keeps in databases. Nothing is asked of it yet. */
export function openRecordStores(
  link: PhoneLink,
  options: OpenOptions,
): Pick<Phone, 'calls' | 'contacts' | 'messages'> {
  const input = { link, options, permissions: shellPermissionsOnDemand(link, options) }
  return {
    calls: createCallStore(input),
    contacts: createContactStore(input),
    messages: createMessageStore(input),
  }
}
