/**
 * The hash that `sha256sum` of one file prints, in hexadecimal; null when it printed none. Some put a backslash before
 * it when the name has one in it.
 */
export function readSha256(stdout: Buffer): string | null {
  return /^\\?([0-9a-f]{64})(?=\s|$)/.exec(stdout.toString('latin1'))?.[1] ?? null
}
