import { phoneNameBytes } from './place-on-phone'

const mostNameBytes = 255
/** Names beside one that is taken, in the order to try: `IMG_1 (2).jpg`, `IMG_1 (3).jpg`, …; there is no end of them. */
export function* besideNames(name: string): Generator<string, never> {
  const dot = name.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 2; ; number++) {
    const ending = ` (${number})${extension}`
    yield shorten(stem, mostNameBytes - phoneNameBytes(ending)) + ending
  }
}

/** By whole characters. */
function shorten(stem: string, mostBytes: number): string {
  let kept = stem
  while (phoneNameBytes(kept) > mostBytes) kept = [...kept].slice(0, -1).join('')
  return kept
}
