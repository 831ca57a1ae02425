/** Three bytes are four characters. */
const group = 3

/** Base64 of bytes that come in pieces of any size, in one line. */
export async function* base64Of(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest = Buffer.alloc(0)
  for await (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    const whole = bytes.length - (bytes.length % group)
    // Its memory may be used again.
    rest = Buffer.from(bytes.subarray(whole))
    if (whole > 0) yield bytes.toString('base64', 0, whole)
  }
  if (rest.length > 0) yield rest.toString('base64')
}
