/**
 * SyncTech's app writes an emoji as references to the two halves of its surrogate pair (`&#55357;&#56832;`), and control
 * characters as references too: neither is well-formed XML. Makes it so: a pair becomes the one character that it means,
 * and what XML 1.0 cannot have becomes U+FFFD. Pieces are cut anywhere, also within a reference.
 */
export async function* mendReferences(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    const end = endOfWhole(text)
    rest = text.slice(end)
    yield mend(text.slice(0, end))
  }
  yield mend(rest)
}

const runOfReferences = /(?:&#(?:\d{1,7}|x[\da-f]{1,6});)+/gi
const atEnd = /(&#(\d{1,7}|x[\da-f]{1,6});)?(&(?:#(?:x?[\da-f]{0,7})?)?)?$/i

/** Before a reference that goes on in the next piece, or the first half of a pair. */
function endOfWhole(text: string): number {
  const [, whole = '', number = '', begun = ''] = atEnd.exec(text.slice(-24)) ?? []
  const isFirstHalf = whole !== '' && codeOf(number) >= 0xd800 && codeOf(number) <= 0xdbff
  return text.length - begun.length - (isFirstHalf ? whole.length : 0)
}

function mend(text: string): string {
  return text.replace(runOfReferences, run => {
    const codes = [...run.matchAll(/&#(.+?);/g)].map(([, number = '']) => codeOf(number))
    if (codes.every(isXml)) return run
    // Halves that follow each other are one character in JavaScript's strings.
    const joined = codes.map(code => (code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code))).join('')
    return [...joined].map(character => `&#${orReplaced(character.codePointAt(0) ?? 0)};`).join('')
  })
}

function codeOf(number: string): number {
  return /^x/i.test(number) ? parseInt(number.slice(1), 16) : parseInt(number, 10)
}

function orReplaced(code: number): number {
  return isXml(code) ? code : 0xfffd
}

/** https://www.w3.org/TR/xml/#NT-Char */
function isXml(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || (code > 0xffff && code <= 0x10ffff)
}
