import type { MessageFields } from '../../records/message'

/** A whole number as a column tells it; null for NULL and what is none. */
export function wholeNumber(value: string | null | undefined): number | null {
  if (!/^-?\d{1,16}$/.test(value ?? '')) return null
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : null
}

/** Without those columns. */
export function fieldsWithout(values: MessageFields, columns: ReadonlySet<string>): MessageFields {
  return Object.fromEntries(Object.entries(values).filter(([column]) => !columns.has(column)))
}
