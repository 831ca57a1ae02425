import { SqlError, syntaxError } from './sql-error'
import { tokenizeSql, type SqlToken } from './tokenize-sql'

/** Where a statement has been read to. */
export interface TokenCursor {
  readonly peek: () => SqlToken | undefined
  readonly next: () => SqlToken | undefined
  /** The sign that comes next; empty for anything else. */
  readonly peekSign: () => string
  /** The word that comes next, or later, in capitals; empty for anything else. */
  readonly peekWord: (ahead?: number) => string
  /** Goes past it where it comes next. */
  readonly takeWord: (word: string) => boolean
  readonly takeSign: (sign: string) => boolean
  readonly skip: (count: number) => void
  /** @throws SqlError */
  readonly expectWord: (word: string) => void
  readonly expectSign: (sign: string) => void
  readonly expectEnd: () => void
  readonly fail: () => never
}

/** @throws SqlError for what is no token */
export function createTokenCursor(sql: string): TokenCursor {
  const tokens = tokenizeSql(sql)
  let at = 0
  const peekSign = (): string => (tokens[at]?.kind === 'sign' ? (tokens[at]?.text ?? '') : '')
  const peekWord = (ahead = 0): string => {
    const token = tokens[at + ahead]
    return token?.kind === 'name' && !token.quoted ? token.text.toUpperCase() : ''
  }
  const take = (found: boolean): boolean => {
    if (found) at++
    return found
  }
  const fail = (): never => {
    const token = tokens[at]
    throw token === undefined ? new SqlError('incomplete input') : syntaxError(token.text)
  }
  const expect = (found: boolean): void => {
    if (!take(found)) fail()
  }
  return {
    peek: () => tokens[at],
    next: () => tokens[at++],
    peekSign,
    peekWord,
    takeWord: word => take(peekWord() === word),
    takeSign: sign => take(peekSign() === sign),
    skip: count => {
      at += count
    },
    expectWord: word => expect(peekWord() === word),
    expectSign: sign => expect(peekSign() === sign),
    expectEnd: () => (at < tokens.length ? fail() : undefined),
    fail,
  }
}
