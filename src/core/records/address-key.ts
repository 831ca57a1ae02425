/** Country and trunk prefixes differ by who has written a number: so many last digits tell people apart. */
const tellingDigits = 9
/** What has fewer digits is a short number, and whole. */
const minDigits = 7

/**
 * Equal for a number that is written in two ways (`+49 151 234…`, `0151-234…`), and for a mail address in capitals; null for
 * what is neither.
 */
export function addressKey(address: string): string | null {
  const trimmed = address.trim().toLowerCase()
  if (trimmed === '') return null
  if (!/^[+\d][\d\s().\-/]*$/.test(trimmed)) return trimmed
  const digits = trimmed.replace(/\D/g, '')
  if (digits === '') return null
  return digits.length < minDigits ? digits : digits.slice(-tellingDigits)
}
