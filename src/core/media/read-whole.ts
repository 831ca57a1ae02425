import { gatherBytes } from '../phone/gather-bytes'
import type { Phone } from '../phone/phone'
import { isRefusal } from '../phone/phone-error'

/**
 * A whole file, or null when it is larger than `maxBytes` bytes, whatever the phone listed.
 * @throws PhoneError; the signal's reason
 */
export async function readWhole(
  phone: Phone,
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  const content = gatherBytes()
  let total = 0
  const tooLarge = new RangeError('The file is larger than the phone said')
  try {
    await phone.read({
      path,
      bytes: maxBytes,
      from: 0,
      begin: () => Promise.resolve(),
      sink: piece => {
        signal?.throwIfAborted()
        total += piece.length
        if (total > maxBytes) throw tooLarge
        content.add(piece)
      },
    })
  } catch (error) {
    if (error === tooLarge || (isRefusal(error) && error.refusal === 'grew')) return null
    throw error
  }
  return content.bytes()
}
