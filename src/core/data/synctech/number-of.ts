import { ItemFailure } from '../../errors/item-failure'
import type { XmlElement } from './read-elements'

/**
 * A whole number.
 * @param otherwise where the row does not have it
 * @throws ItemFailure `damaged-in-backup` for anything else
 */
export function numberOf({ name, attributes }: XmlElement, field: string, otherwise?: number): number {
  const text = attributes.get(field) ?? null
  if (text === null && otherwise !== undefined) return otherwise
  const number = text === null || !/^-?\d{1,16}$/.test(text) ? NaN : Number(text)
  if (!Number.isSafeInteger(number))
    throw new ItemFailure('damaged-in-backup', `A row ${name} has no ${field} that is a number`)
  return number
}
