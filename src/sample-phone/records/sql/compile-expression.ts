import {
  and,
  arithmetic,
  both,
  compare,
  comparisons,
  constant,
  fromBoolean,
  isIn,
  isSame,
  levels,
  negate,
  not,
  or,
  type Expression,
} from './expressions'
import { SqlError } from './sql-error'
import { sqlFunctions } from './sql-functions'
import { castTo, isLike, isTrue, toText, type Affinity } from './sql-value'
import { createTokenCursor, type TokenCursor } from './token-cursor'

/** The columns that a statement may name, with their affinities. Names are in lower case. */
export type Columns = ReadonlyMap<string, Affinity>

/** Compiles a whole expression of SQLite. @throws SqlError where SQLite would not compile it, or we do not know it */
export function compileExpression(sql: string, columns: Columns): Expression {
  const source: Source = { ...createTokenCursor(sql), columns }
  const expression = readOr(source)
  source.expectEnd()
  return expression
}

interface Source extends TokenCursor {
  readonly columns: Columns
}

function readOr(source: Source): Expression {
  let left = readAnd(source)
  while (source.takeWord('OR')) left = or(left, readAnd(source))
  return left
}

function readAnd(source: Source): Expression {
  let left = readNot(source)
  while (source.takeWord('AND')) left = and(left, readNot(source))
  return left
}

function readNot(source: Source): Expression {
  if (!source.takeWord('NOT')) return readComparison(source)
  return negated(readNot(source))
}

const negated = (value: Expression): Expression => ({ affinity: 'none', of: row => not(value.of(row)) })

function readComparison(source: Source): Expression {
  let left = readSum(source)
  for (;;) {
    const accept = comparisons.get(source.peekSign())
    if (accept !== undefined) {
      source.skip(1)
      left = compare(left, readSum(source), accept)
      continue
    }
    const test = readTest(source, left)
    if (test === undefined) return left
    left = test
  }
}

/** What follows a value as words: IS, IN, LIKE, BETWEEN, ISNULL, NOTNULL; undefined for none of them. */
function readTest(source: Source, left: Expression): Expression | undefined {
  if (source.takeWord('ISNULL')) return isSame(left, constant(null), true)
  if (source.takeWord('NOTNULL')) return isSame(left, constant(null), false)
  if (source.takeWord('IS')) {
    const wanted = !source.takeWord('NOT')
    return isSame(left, readSum(source), wanted)
  }
  const negative = source.peekWord() === 'NOT'
  const word = source.peekWord(negative ? 1 : 0)
  if (!['IN', 'LIKE', 'BETWEEN', ...(negative ? ['NULL'] : [])].includes(word)) return undefined
  source.skip(negative ? 2 : 1)
  if (word === 'NULL') return isSame(left, constant(null), false)
  if (word === 'IN') return isIn(left, readList(source), !negative)
  const found = word === 'LIKE' ? readLike(source, left) : readBetween(source, left)
  return negative ? negated(found) : found
}

const readLike = (source: Source, left: Expression): Expression =>
  both((value, pattern) => fromBoolean(isLike(toText(value), toText(pattern))))(left, readSum(source))

function readBetween(source: Source, left: Expression): Expression {
  const from = readSum(source)
  source.expectWord('AND')
  const to = readSum(source)
  return and(
    compare(left, from, order => order >= 0),
    compare(left, to, order => order <= 0),
  )
}

const readSum = (source: Source): Expression => readLevel(source, levels.length - 1)

function readLevel(source: Source, level: number): Expression {
  if (level < 0) return readPrimary(source)
  let left = readLevel(source, level - 1)
  for (let sign = source.peekSign(); levels[level]?.includes(sign) === true; sign = source.peekSign()) {
    source.skip(1)
    left = arithmetic.get(sign)?.(left, readLevel(source, level - 1)) ?? left
  }
  return left
}

function readPrimary(source: Source): Expression {
  if (source.takeSign('(')) {
    const inner = readOr(source)
    source.expectSign(')')
    return inner
  }
  if (source.takeSign('-')) {
    const value = readPrimary(source)
    return { affinity: 'none', of: row => negate(value.of(row)) }
  }
  if (source.takeSign('+')) return readPrimary(source)
  const token = source.peek()
  if (token === undefined || token.kind === 'sign') return source.fail()
  if (token.kind === 'name') return readName(source)
  source.skip(1)
  if (token.kind === 'number') return constant(Number(token.text))
  return constant(token.kind === 'blob' ? Buffer.from(token.text, 'hex') : token.text)
}

/** NULL, CASE, CAST, a function or a column. */
function readName(source: Source): Expression {
  const token = source.next()
  if (token?.kind !== 'name') return source.fail()
  const word = token.quoted ? '' : token.text.toUpperCase()
  if (word === 'NULL') return constant(null)
  if (word === 'CASE') return readCase(source)
  if (word === 'CAST') return readCast(source)
  if (word !== '' && source.peekSign() === '(') return readCall(source, token.text)
  // The table's name before a column's says nothing here: there is one table.
  const column = source.takeSign('.') ? source.next() : token
  if (column?.kind !== 'name') return source.fail()
  const name = column.text.toLowerCase()
  const affinity = source.columns.get(name)
  if (affinity !== undefined) return { affinity, of: row => row[name] ?? null }
  // SQLite takes a quoted name that is no column for a text.
  if (column.quoted) return constant(column.text)
  throw new SqlError(`no such column: ${column.text}`)
}

function readCall(source: Source, name: string): Expression {
  const work = sqlFunctions.get(name.toLowerCase())
  if (work === undefined) throw new SqlError(`no such function: ${name}`)
  const values = readList(source)
  return { affinity: 'none', of: row => work(...values.map(value => value.of(row))) }
}

function readList(source: Source): readonly Expression[] {
  source.expectSign('(')
  if (source.takeSign(')')) return []
  const list = [readOr(source)]
  while (source.takeSign(',')) list.push(readOr(source))
  source.expectSign(')')
  return list
}

/** CAST(x AS TEXT): to text, to a blob of its bytes, or to a number. */
function readCast(source: Source): Expression {
  source.expectSign('(')
  const value = readOr(source)
  source.expectWord('AS')
  const type = source.peekWord()
  source.skip(1)
  source.expectSign(')')
  return { affinity: 'none', of: row => castTo(type, value.of(row)) }
}

function readCase(source: Source): Expression {
  const base = source.peekWord() === 'WHEN' ? undefined : readOr(source)
  const branches: (readonly [test: Expression, value: Expression])[] = []
  while (source.takeWord('WHEN')) {
    const test = readOr(source)
    source.expectWord('THEN')
    branches.push([base === undefined ? test : compare(base, test, order => order === 0), readOr(source)])
  }
  if (branches.length === 0) source.fail()
  const otherwise = source.takeWord('ELSE') ? readOr(source) : constant(null)
  source.expectWord('END')
  return {
    affinity: 'none',
    of: row => (branches.find(([test]) => isTrue(test.of(row)))?.[1] ?? otherwise).of(row),
  }
}
