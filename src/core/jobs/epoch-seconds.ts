/** Now, in whole seconds since 1970, by this computer's clock. */
export function epochSeconds(): number {
  return Math.floor(Date.now() / 1000)
}
