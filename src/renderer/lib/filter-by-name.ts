/** The items whose name holds the text; capitals and accents make no difference. */
export function filterByName<T extends { readonly name: string }>(
  items: readonly T[],
  text: string,
): readonly T[] {
  const wanted = fold(text.trim())
  return wanted === '' ? items : items.filter(item => fold(item.name).includes(wanted))
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
