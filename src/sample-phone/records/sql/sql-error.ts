/** What SQLite says of a statement, without what Android adds to it. */
export class SqlError extends Error {
  override readonly name = 'SqlError'
}

export const syntaxError = (near: string): SqlError => new SqlError(`near "${near}": syntax error`)
