/** Bytes that come in pieces, kept together: a phone may send them one by one, and a piece of its own for each costs 100 more. */
export interface GatheredBytes {
  add(piece: Uint8Array): void
  /** What has come so far; its memory is not written to again. */
  bytes(): Buffer
}

const firstBytes = 4096

export function gatherBytes(): GatheredBytes {
  let held = Buffer.allocUnsafe(firstBytes)
  let length = 0
  return {
    add: piece => {
      if (length + piece.length > held.length) {
        const larger = Buffer.allocUnsafe(Math.max(2 * held.length, length + piece.length))
        held.copy(larger, 0, 0, length)
        held = larger
      }
      held.set(piece, length)
      length += piece.length
    },
    bytes: () => held.subarray(0, length),
  }
}
