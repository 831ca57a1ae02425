/** In bytes a second; null for as fast as it goes. */
const choices: readonly (number | null)[] = [
  null,
  500_000,
  1_000_000,
  2_000_000,
  5_000_000,
  10_000_000,
  20_000_000,
]

/** The limits to choose from, and the one that holds, wherever it came from; the slowest first. */
export function speedChoices(current: number | null): readonly (number | null)[] {
  return choices.includes(current) ? choices : [...choices, current].sort((a, b) => (a ?? 0) - (b ?? 0))
}
