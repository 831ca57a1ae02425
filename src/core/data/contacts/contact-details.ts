import type { ContactDetails, ContactField, ContactLine } from '../../../shared/model/record-details'
import type { Contact, Labelled, Organization, PostalAddress } from '../../records/contact'

/** What a card shows of a contact, in the order in which people look for it. Pure. */
export function contactDetails(contact: Contact, unreadLines: number): ContactDetails {
  const { displayName, favourite, photo, account } = contact
  const lines: readonly ContactLine[] = [
    ...labelled('phone', contact.phones),
    ...labelled('email', contact.emails),
    ...labelled('address', contact.addresses.map(withText(addressText))),
    ...labelled('organization', contact.organizations.map(withText(organizationText))),
    ...labelled('website', contact.websites),
    ...contact.chats.map(({ service, value }) => plain('chat', value, service)),
    ...labelled('sip', contact.sipAddresses),
    ...labelled('event', contact.events),
    ...labelled('relation', contact.relations),
    ...contact.nicknames.map(text => plain('nickname', text)),
    ...contact.notes.map(text => plain('note', text)),
    ...contact.groups.map(text => plain('group', text)),
    ...(account === null ? [] : [plain('account', account.name)]),
  ]
  return {
    kind: 'contact',
    name: displayName,
    favourite,
    hasPhoto: photo !== null,
    lines: lines.filter(({ text }) => text.trim() !== ''),
    unreadLines,
  }
}

function labelled(field: ContactField, values: readonly Labelled[]): ContactLine[] {
  return values.map(({ value, type, label }) => ({ field, type, label, text: value }))
}

function plain(field: ContactField, text: string, label: string | null = null): ContactLine {
  return { field, type: null, label, text }
}

function withText<Value>(textOf: (value: Value) => string) {
  return (one: Labelled<Value>): Labelled => ({ ...one, value: textOf(one.value) })
}

/** One line each, in the order of most envelopes. */
function addressText(address: PostalAddress): string {
  const { poBox, extended, street, city, region, postcode, country } = address
  return joined([poBox, extended, street, joined([postcode, city], ' '), region, country], '\n')
}

function organizationText({ title, department, company }: Organization): string {
  return joined([title, department, company], ', ')
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter(part => part !== '').join(by)
}
