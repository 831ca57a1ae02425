/** What the slowest phones hash in a second; ten times less than most. */
const minBytesPerSecond = 10_000_000
const minMs = 30_000

/** How long a phone may say nothing while it hashes so many bytes, in milliseconds: it answers only when it is done. */
export function hashingLimitMs(bytes: number, inactivityMs = minMs): number {
  return inactivityMs + (bytes / minBytesPerSecond) * 1000
}
