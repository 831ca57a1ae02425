import { phoneNameBytes } from './place'

const maxNameBytes = 255
/** A longer one is no extension but a name with a dot in it. */
const maxExtensionBytes = 40

/** Names beside one that is taken, in the order to try: `IMG_1 (2).jpg`, `IMG_1 (3).jpg`, …; there is no end of them. */
export function* besideNames(name: string): Generator<string, never> {
  const [stem, extension] = splitExtension(name)
  for (let number = 2; ; number++) {
    const ending = ` (${number})${extension}`
    yield shorten(stem, maxNameBytes - phoneNameBytes(ending)) + ending
  }
}

function splitExtension(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  const extension = name.slice(dot)
  return dot <= 0 || phoneNameBytes(extension) > maxExtensionBytes
    ? [name, '']
    : [name.slice(0, dot), extension]
}

/** By whole characters. */
function shorten(stem: string, maxBytes: number): string {
  let kept = ''
  let bytes = 0
  for (const character of stem) {
    bytes += phoneNameBytes(character)
    if (bytes > maxBytes) break
    kept += character
  }
  return kept
}
