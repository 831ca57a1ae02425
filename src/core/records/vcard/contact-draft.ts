import type { Contact, ContactName } from '../contact'

type Lists<Whole> = {
  -readonly [Key in keyof Whole]: Whole[Key] extends readonly (infer Each)[] ? Each[] : Whole[Key]
}

/** A contact while its lines are read. */
export type ContactDraft = Lists<Omit<Contact, 'name'>> & { name: Lists<ContactName> }

export function createDraft(): ContactDraft {
  return {
    uid: '',
    displayName: '',
    name: {
      ...{ prefix: '', given: '', middle: '', family: '', suffix: '' },
      ...{ phoneticGiven: '', phoneticMiddle: '', phoneticFamily: '' },
    },
    nicknames: [],
    phones: [],
    emails: [],
    addresses: [],
    organizations: [],
    websites: [],
    chats: [],
    sipAddresses: [],
    events: [],
    relations: [],
    notes: [],
    groups: [],
    favourite: false,
    account: null,
    photo: null,
    otherLines: [],
  }
}

/** What it is shown as where it does not say: any of what it has that people know it by. */
export function nameFor({ name, nicknames, organizations, phones, emails }: Contact): string {
  const parts = [name.prefix, name.given, name.middle, name.family, name.suffix].filter(part => part !== '')
  const [organization] = organizations
  const names = [parts.join(' '), nicknames[0], organization?.value.company, organization?.value.title]
  return [...names, phones[0]?.value, emails[0]?.value].find(each => each !== undefined && each !== '') ?? ''
}
