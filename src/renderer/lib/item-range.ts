/** The items from one index to another, both included, in either direction. */
export function itemRange<T>(items: readonly T[], from: number, to: number): readonly T[] {
  return items.slice(Math.min(from, to), Math.max(from, to) + 1)
}
