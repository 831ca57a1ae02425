/** `123-4567`, `555-010-0100`, `1-555-010-0100`: PhoneNumberUtilsPort.formatNanpNumber, for whole numbers. */
function formatNanp(digits: string): string {
  if (digits.length === 7) return `${digits.slice(0, 3)}-${digits.slice(3)}`
  const national = digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
  if (national.length !== 10) return digits
  const grouped = `${national.slice(0, 3)}-${national.slice(3, 6)}-${national.slice(6)}`
  return national === digits ? grouped : `1-${grouped}`
}

/** How AOSP's VCardBuilder.appendPhones writes a number: digits alone, and American ones in groups. */
export function formatVcardNumber(number: string): string {
  const control = number.replaceAll(',', 'p').replaceAll(';', 'w')
  if (control !== number) return control
  const digits = number.replace(/[^\p{Nd}+]/gu, '')
  if (digits.startsWith('+1')) return `+${formatNanp(digits.slice(1))}`
  return digits.startsWith('+') ? digits : formatNanp(digits)
}
