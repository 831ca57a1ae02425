/** Old phones take a service name of one 4,096-byte packet; the rest of the command line needs room as well. */
const maxConditionLength = 2000

/** From this many neighbours on, naming the first and the last is shorter. */
const minRunLength = 3

/**
 * Conditions for `content query --where` that hold for exactly these numbers: neighbours by their first and last, others one
 * by one; several where one would make the command line too long.
 * @param column of whole numbers
 * @param numbers whole ones, in any order
 */
export function idConditions(
  column: string,
  numbers: readonly number[],
  maxLength = maxConditionLength,
): readonly string[] {
  const conditions: string[] = []
  let singles: number[] = []
  let runs: string[] = []
  let length = 0
  const flush = () => {
    if (singles.length > 0) runs.unshift(`${column} IN (${singles.join(',')})`)
    if (runs.length > 0) conditions.push(runs.length === 1 ? (runs[0] ?? '') : `(${runs.join(' OR ')})`)
    singles = []
    runs = []
    length = 0
  }
  for (const { first, last } of runsOf(numbers)) {
    const asRun = last - first + 1 >= minRunLength
    const texts = asRun
      ? [`(${column}>=${first} AND ${column}<=${last})`]
      : Array.from({ length: last - first + 1 }, (_, at) => String(first + at))
    for (const text of texts) {
      if (length + text.length + 4 > maxLength - column.length - 8) flush()
      if (asRun) runs.push(text)
      else singles.push(Number(text))
      length += text.length + 4
    }
  }
  flush()
  return conditions
}

interface Run {
  readonly first: number
  readonly last: number
}

function runsOf(numbers: readonly number[]): readonly Run[] {
  const runs: { first: number; last: number }[] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run?.last === number - 1) run.last = number
    else runs.push({ first: number, last: number })
  }
  return runs
}
