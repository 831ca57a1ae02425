/** Java on the phone takes one core for each start: a few at a time take less than one after the other. */
const lanes = 3

/** Does the same with many things, some at a time. @throws what `work` throws first */
export async function inLanes<T, Result>(
  things: readonly T[],
  work: (thing: T) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let at = 0; at < things.length; at += lanes)
    results.push(...(await Promise.all(things.slice(at, at + lanes).map(work))))
  return results
}
