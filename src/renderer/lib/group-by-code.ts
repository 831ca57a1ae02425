interface CodeGroup<T extends { readonly code: string }> {
  readonly code: T['code']
  readonly entries: readonly T[]
}

/** What happened to single items or files by its kind, in the order of the codes; kinds that did not happen are left out. */
export function groupByCode<T extends { readonly code: string }>(
  codes: readonly T['code'][],
  entries: readonly T[],
): readonly CodeGroup<T>[] {
  return codes
    .map(code => ({ code, entries: entries.filter(entry => entry.code === code) }))
    .filter(group => group.entries.length > 0)
}
