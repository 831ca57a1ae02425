/** A piece of a text, with what was searched for in the middle. */
export interface MarkedText {
  readonly before: string
  readonly hit: string
  readonly after: string
}

/** How much stands around a hit, in UTF-16 units: more than one line shows. */
const maxBefore = 16
const maxAfter = 160

/**
 * What is shown of a text that was found, on one line: it begins with words shortly before the hit. No character is cut
 * in two.
 * @param at where the hit begins @param length of what was searched for; both in UTF-16 units
 */
export function markHit(text: string, at: number, length: number): MarkedText {
  const start = Math.min(Math.max(0, at), text.length)
  const end = Math.min(start + length, text.length)
  const [from, to] = [beginOfWords(text, start), Math.min(text.length, end + maxAfter)]
  return {
    before: (from > 0 ? '…' : '') + onOneLine(text.slice(from, start)),
    hit: onOneLine(text.slice(start, end)),
    after: onOneLine(text.slice(end, to)) + (to < text.length ? '…' : ''),
  }
}

function beginOfWords(text: string, start: number): number {
  if (start <= maxBefore) return 0
  const from = start - maxBefore
  const space = text.slice(from, start).search(/\s\S/u)
  return space === -1 ? from : from + space + 1
}

/** Half a character at an edge is left out, and so is what would turn the reading direction of what follows. */
function onOneLine(text: string): string {
  return text
    .replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/gu, ' ')
}
