import type { Row } from '../sql/expressions'

/** String.hashCode of Java. */
function javaHash(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
  return hash
}

/**
 * The lookup key of a contact with one raw contact (AOSP packages/providers/ContactsProvider, ContactLookupKey.java): by the
 * id that its account has for it, else by its own id and its name.
 */
export function lookupKeyOf(raw: Row): string {
  const [type, name] = [raw['account_type'] ?? null, raw['account_name'] ?? null]
  const hash = type === null || name === null ? 0 : (javaHash(String(type)) ^ javaHash(String(name))) & 0xfff
  const source = raw['sourceid'] ?? null
  if (source === null)
    return `${hash}r${String(raw['_id'])}-${normalizedName(String(raw['display_name'] ?? ''))}`
  const text = String(source)
  return text.includes('.') ? `${hash}e${text.replaceAll('.', '..')}` : `${hash}i${text}`
}

/** What NameNormalizer gives looks like this; its bytes are a collation key there. */
const normalizedName = (name: string): string =>
  Buffer.from(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''))
    .toString('hex')
    .toUpperCase()
