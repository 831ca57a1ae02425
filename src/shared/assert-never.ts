/** Ends a switch over a closed union: does not compile when a case is missing. @throws always, when reached at run time */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
