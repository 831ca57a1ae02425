import { callsSource } from './calls/calls-source'
import { contactsSource } from './contacts/contacts-source'
import { filesSource } from './files/files-source'
import { messagesSource } from './messages/messages-source'
import type { DataSource } from './source'

/** All there is on a phone that can be saved, in the order in which it is listed and put back. */
export const sources: readonly DataSource[] = [filesSource, contactsSource, messagesSource, callsSource]
