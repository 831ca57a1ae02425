/** Splits a name so that its end (number and extension) stays in sight while the rest is shortened. */
export function splitMiddle(name: string, endLength = 12): readonly [start: string, end: string] {
  const characters = Array.from(name)
  const cut = Math.max(0, characters.length - endLength)
  return [characters.slice(0, cut).join(''), characters.slice(cut).join('')]
}
