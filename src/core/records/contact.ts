/** A value, and what it is for. */
export interface Labelled<Value = string> {
  readonly value: Value
  /** As vCard's TYPE, in lower case: `home`, `work`, `cell`, `home-fax`…; null where a person's own word stands, or none. */
  readonly type: string | null
  /** A person's own word for it. */
  readonly label: string | null
  /** The one that is used when none is chosen. */
  readonly preferred: boolean
}

export interface ContactName {
  readonly prefix: string
  readonly given: string
  readonly middle: string
  readonly family: string
  readonly suffix: string
  readonly phoneticGiven: string
  readonly phoneticMiddle: string
  readonly phoneticFamily: string
}

export interface PostalAddress {
  readonly poBox: string
  readonly extended: string
  readonly street: string
  readonly city: string
  readonly region: string
  readonly postcode: string
  readonly country: string
}

export interface Organization {
  readonly company: string
  readonly department: string
  readonly title: string
}

/** Where a contact is kept on its phone: a Google account, a card, or the phone alone. */
export interface ContactAccount {
  readonly name: string
  readonly type: string
}

/** One person or firm, as people keep them. Empty text and empty lists for what there is none of. */
export interface Contact {
  /** What tells it from others of its phone or file; not shown. */
  readonly uid: string
  /** As it is shown: never empty where anything else is known of it. */
  readonly displayName: string
  readonly name: ContactName
  readonly nicknames: readonly string[]
  readonly phones: readonly Labelled[]
  readonly emails: readonly Labelled[]
  readonly addresses: readonly Labelled<PostalAddress>[]
  readonly organizations: readonly Labelled<Organization>[]
  readonly websites: readonly Labelled[]
  /** `service` as vCard's X-SERVICE-TYPE or the scheme of IMPP: `jabber`, `skype`… */
  readonly chats: readonly (Labelled & { readonly service: string })[]
  readonly sipAddresses: readonly Labelled[]
  /** `value` as the phone keeps it: `1985-04-12`, `--04-12`; `type` is `birthday`, `anniversary` or `other`. */
  readonly events: readonly Labelled[]
  /** `type` as Android names it: `spouse`, `child`, `assistant`… */
  readonly relations: readonly Labelled[]
  readonly notes: readonly string[]
  /** Names of the groups it is in. */
  readonly groups: readonly string[]
  readonly favourite: boolean
  readonly account: ContactAccount | null
  /** The picture's own bytes: JPEG or PNG. */
  readonly photo: Buffer | null
  /** Lines of a vCard that mean nothing to us, unfolded and whole: they are kept. */
  readonly otherLines: readonly string[]
}
