import type { PhoneDetails } from './model/device'

/**
 * What people call a phone: its maker and the name it is sold under, else its model; the maker is not said twice
 * ("OnePlus" and "OnePlus 12").
 */
export function phoneTitle({
  manufacturer,
  model,
  marketName,
}: Pick<PhoneDetails, 'manufacturer' | 'model' | 'marketName'>): string {
  const name = marketName ?? model
  if (name.toLowerCase().startsWith(manufacturer.toLowerCase())) return name
  return `${capitalized(manufacturer)} ${name}`
}

/** Some makers write themselves small: `samsung`. */
function capitalized(maker: string): string {
  return /^[a-z]+$/.test(maker) ? maker.charAt(0).toUpperCase() + maker.slice(1) : maker
}
