import { valuesOf } from './content-line'
import type { CardValue } from './card-value'

/**
 * A day as phones keep it, `1985-04-12`, or `--04-12` without a year. vCard 4.0 writes `19850412` and `--0412` (RFC 6350
 * section 4.3.1), Apple names a year that is to be left out. What is no such day stays as it is.
 */
export function readDay(value: CardValue): string {
  const text = value.text()
  if (valuesOf(value.line, 'VALUE').some(each => each.toLowerCase() === 'text')) return text
  const [, year, month, day] = /^(\d{4}|-)-?(\d\d)-?(\d\d)(?:T00:?00(?::?00)?Z?)?$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return text
  const omitted = valuesOf(value.line, 'X-APPLE-OMIT-YEAR').includes(year)
  return `${year === '-' || omitted ? '-' : year}-${month}-${day}`
}

/** Whether `readDay` gives it back. */
export function isPlainDay(text: string): boolean {
  return /^(\d{4}|-)-\d\d-\d\d$/.test(text)
}
