import {
  compareValues,
  isTrue,
  toNumber,
  toText,
  withAffinity,
  type Affinity,
  type SqlValue,
} from './sql-value'

export type Row = Readonly<Record<string, SqlValue>>

/** An expression, ready to be worked out for rows. */
export interface Expression {
  readonly of: (row: Row) => SqlValue
  readonly affinity: Affinity
}

export const constant = (value: SqlValue): Expression => ({ of: () => value, affinity: 'none' })

export const fromBoolean = (value: boolean | null): SqlValue => (value === null ? null : value ? 1 : 0)

export const not = (value: SqlValue): SqlValue => (value === null ? null : isTrue(value) ? 0 : 1)

/** Applies affinities before a comparison, as datatype3.html section 4.2 has it. */
function comparable(left: Expression, right: Expression): (row: Row) => readonly [SqlValue, SqlValue] {
  const { affinity: one } = left
  const { affinity: other } = right
  const toLeft: Affinity =
    other === 'integer' ? 'integer' : one === 'none' && other === 'text' ? 'text' : 'none'
  const toRight: Affinity =
    one === 'integer' ? 'integer' : other === 'none' && one === 'text' ? 'text' : 'none'
  return row => [withAffinity(left.of(row), toLeft), withAffinity(right.of(row), toRight)]
}

export function compare(left: Expression, right: Expression, accept: (order: number) => boolean): Expression {
  const pair = comparable(left, right)
  return {
    affinity: 'none',
    of: row => {
      const [one, other] = pair(row)
      return one === null || other === null ? null : fromBoolean(accept(compareValues(one, other)))
    },
  }
}

/** IS: as `=`, but NULL is NULL. */
export function isSame(left: Expression, right: Expression, wanted: boolean): Expression {
  const pair = comparable(left, right)
  return { affinity: 'none', of: row => fromBoolean((compareValues(...pair(row)) === 0) === wanted) }
}

export function isIn(left: Expression, list: readonly Expression[], wanted: boolean): Expression {
  const tests = list.map(item => compare(left, item, order => order === 0))
  return {
    affinity: 'none',
    of: row => {
      if (left.of(row) === null && list.length > 0) return null
      const found = tests.map(test => test.of(row))
      if (found.includes(1)) return fromBoolean(wanted)
      return found.includes(null) ? null : fromBoolean(!wanted)
    },
  }
}

export const both =
  (work: (left: SqlValue, right: SqlValue) => SqlValue) =>
  (left: Expression, right: Expression): Expression => ({
    affinity: 'none',
    of: row => {
      const [one, other] = [left.of(row), right.of(row)]
      return one === null || other === null ? null : work(one, other)
    },
  })

export const comparisons = new Map<string, (order: number) => boolean>([
  ['=', order => order === 0],
  ['==', order => order === 0],
  ['!=', order => order !== 0],
  ['<>', order => order !== 0],
  ['<', order => order < 0],
  ['<=', order => order <= 0],
  ['>', order => order > 0],
  ['>=', order => order >= 0],
])

export const arithmetic = new Map<string, (left: Expression, right: Expression) => Expression>([
  ['||', both((left, right) => toText(left) + toText(right))],
  ['*', both((left, right) => toNumber(left) * toNumber(right))],
  ['/', both((left, right) => divide(toNumber(left), toNumber(right)))],
  ['%', both((left, right) => (toNumber(right) === 0 ? null : toNumber(left) % toNumber(right)))],
  ['+', both((left, right) => toNumber(left) + toNumber(right))],
  ['-', both((left, right) => toNumber(left) - toNumber(right))],
])

function divide(left: number, right: number): SqlValue {
  if (right === 0) return null
  return Number.isInteger(left) && Number.isInteger(right) ? Math.trunc(left / right) : left / right
}

/** From what binds strongest. */
export const levels: readonly (readonly string[])[] = [['||'], ['*', '/', '%'], ['+', '-']]

export const negate = (value: SqlValue): SqlValue => (value === null ? null : -toNumber(value))

/** Of NULL and false is false, of NULL and true is NULL. */
export const and = (left: Expression, right: Expression): Expression => ({
  affinity: 'none',
  of: row => {
    const one = left.of(row)
    if (one !== null && !isTrue(one)) return 0
    const other = right.of(row)
    if (other !== null && !isTrue(other)) return 0
    return one === null || other === null ? null : 1
  },
})

export const or = (left: Expression, right: Expression): Expression => ({
  affinity: 'none',
  of: row => {
    const one = left.of(row)
    if (isTrue(one)) return 1
    const other = right.of(row)
    if (isTrue(other)) return 1
    return one === null || other === null ? null : 0
  },
})
