/** Without its line end: RFC 2426 section 2.6. */
const maxLineBytes = 75

/** A line with its end, folded where it is longer than 75 bytes of UTF-8, between two characters. */
export function foldLine(text: string): string {
  // The space before what is folded counts.
  const pieces = Buffer.byteLength(text) === text.length ? piecesOfAscii(text) : piecesOfText(text)
  return pieces.join('\r\n ') + '\r\n'
}

function piecesOfAscii(text: string): readonly string[] {
  const pieces = [text.slice(0, maxLineBytes)]
  for (let at = maxLineBytes; at < text.length; at += maxLineBytes - 1)
    pieces.push(text.slice(at, at + maxLineBytes - 1))
  return pieces
}

function piecesOfText(text: string): readonly string[] {
  const pieces: string[] = []
  let piece = ''
  let left = maxLineBytes
  for (const character of text) {
    const bytes = Buffer.byteLength(character)
    if (bytes > left) {
      pieces.push(piece)
      piece = ''
      left = maxLineBytes - 1
    }
    piece += character
    left -= bytes
  }
  return [...pieces, piece]
}
