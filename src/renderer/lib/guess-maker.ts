export const makerIds = ['samsung', 'xiaomi', 'huawei', 'oneplus', 'other'] as const

export type MakerId = (typeof makerIds)[number]

const brands: Readonly<Record<Exclude<MakerId, 'other'>, RegExp>> = {
  samsung: /samsung/i,
  xiaomi: /xiaomi|redmi|poco/i,
  huawei: /huawei|honor/i,
  oneplus: /oneplus|oppo|realme|bbk/i,
}

/** Whose steps to show for the maker that a phone names on USB; Samsung's when nothing is known, as the most common. */
export function guessMaker(maker: string): MakerId {
  if (maker.trim() === '') return 'samsung'
  return makerIds.find(id => id !== 'other' && brands[id].test(maker)) ?? 'other'
}
