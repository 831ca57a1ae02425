/**
 * The services that have a line of their own, which Android, Apple and others read (AOSP VCardUtils.getPropertyNameForIm),
 * and the schemes of their addresses in IMPP.
 */
const services = [
  { service: 'aim', property: 'X-AIM', schemes: ['aim'] },
  { service: 'msn', property: 'X-MSN', schemes: ['msnim'] },
  { service: 'yahoo', property: 'X-YAHOO', schemes: ['ymsgr'] },
  { service: 'skype', property: 'X-SKYPE-USERNAME', schemes: ['skype'] },
  { service: 'qq', property: 'X-QQ', schemes: ['mqq'] },
  { service: 'google-talk', property: 'X-GOOGLE-TALK', schemes: ['gtalk'] },
  { service: 'icq', property: 'X-ICQ', schemes: ['icq'] },
  { service: 'jabber', property: 'X-JABBER', schemes: ['xmpp', 'jabber'] },
] as const

/** Of others, whose names differ from ours. */
const otherProperties: Readonly<Record<string, string>> = {
  'X-SKYPE': 'skype',
  'X-GTALK': 'google-talk',
  'X-MS-IMADDRESS': 'msn',
}
const otherNames: Readonly<Record<string, string>> = { googletalk: 'google-talk', xmpp: 'jabber' }

export function propertyOfService(service: string): string | undefined {
  return services.find(each => each.service === service)?.property
}

export function serviceOfProperty(property: string): string | undefined {
  return services.find(each => each.property === property)?.service ?? otherProperties[property]
}

/**
 * A chat address of IMPP (RFC 4770): `xmpp:ada@example.org`.
 * @param named Apple's X-SERVICE-TYPE, which says it better than the scheme
 */
export function readImpp(value: string, named: string | undefined): { service: string; address: string } {
  const [whole = '', scheme = ''] = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(value) ?? []
  return { service: serviceNamed(named ?? scheme), address: value.slice(whole.length) }
}

export function writeImppScheme(service: string): string {
  return /^[a-z][a-z0-9+.-]*$/.test(service) && service !== 'sip' ? service : 'x-apple'
}

function serviceNamed(name: string): string {
  const lower = name.toLowerCase()
  const known = services.find(
    ({ service, schemes }) => service === lower || schemes.some(each => each === lower),
  )
  return known?.service ?? otherNames[lower] ?? name
}
