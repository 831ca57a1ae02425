/** Searches names; capitals and accents make no difference. Names are folded once, not at every key that is pressed. */
export function createNameFilter<T extends { readonly name: string }>(
  items: readonly T[],
): (text: string) => readonly T[] {
  let folded: readonly string[] | null = null
  return text => {
    const wanted = fold(text.trim())
    if (wanted === '') return items
    folded ??= items.map(item => fold(item.name))
    const names = folded
    return items.filter((_, index) => names[index]?.includes(wanted))
  }
}

/** What capitals and accents make no difference to. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
