import { illegalArgument, JavaException } from '../java-exception'
import { compileExpression, type Columns } from '../sql/compile-expression'
import type { Row } from '../sql/expressions'
import { filterRows, selectRows, type Result, type Selection } from '../sql/select-rows'
import { SqlError } from '../sql/sql-error'
import { tokenizeSql } from '../sql/tokenize-sql'
import { sqlFunctions } from '../sql/sql-functions'

/** A table or view as a provider asks its database. */
export interface QueriedTable {
  readonly name: string
  readonly columns: Columns
  readonly rows: () => Iterable<Row>
  readonly sdk: number
  readonly defaultSort?: string
  /**
   * SQLiteQueryBuilder's setStrict with a projection map: only columns may be asked for. `grammar` is setStrictGrammar:
   * `--where` and `--sort` may hold nothing else either.
   */
  readonly strict?: 'columns' | 'grammar'
}

/** Runs a query as SQLiteQueryBuilder does. @throws JavaException */
export function queryTable(table: QueriedTable, selection: Selection): Result {
  const { columns, strict, defaultSort } = table
  if (strict !== undefined)
    for (const column of selection.projection ?? [])
      if (!columns.has(column)) throw illegalArgument(`Invalid column ${column}`)
  if (strict === 'grammar') {
    enforceGrammar(selection.where, columns)
    enforceGrammar(selection.sort, columns)
  }
  const projection = selection.projection?.flatMap(column =>
    column === '*' ? [...columns.keys()] : [column],
  )
  return asSqlite(statementOf(table, selection), table.sdk, () =>
    selectRows(table.rows(), columns, { ...selection, projection, sort: selection.sort ?? defaultSort }),
  )
}

/** The ids of the rows that `where` holds for, as UPDATE and DELETE find them. @throws JavaException */
export function findIds(table: Omit<QueriedTable, 'strict'>, where: string | undefined): readonly number[] {
  const statement = `DELETE FROM ${table.name}${where === undefined ? '' : ` WHERE ${where}`}`
  const test = asSqlite(statement, table.sdk, () =>
    where === undefined ? undefined : compileExpression(where, table.columns),
  )
  return [...filterRows(table.rows(), test)].map(row => Number(row['_id']))
}

const statementOf = ({ name, columns }: QueriedTable, { projection, where, sort }: Selection): string =>
  [
    `SELECT ${(projection ?? [...columns.keys()]).join(', ')} FROM ${name}`,
    where === undefined ? '' : ` WHERE (${where})`,
    sort === undefined ? '' : ` ORDER BY ${sort}`,
  ].join('')

/** Since Android 9 the code has its name beside it (android_database_SQLiteCommon.cpp, throw_sqlite3_exception). */
const firstWithCodeNames = 28

function asSqlite<T>(statement: string, sdk: number, work: () => T): T {
  try {
    return work()
  } catch (thrown) {
    if (!(thrown instanceof SqlError)) throw thrown
    const code = sdk >= firstWithCodeNames ? 'code 1 SQLITE_ERROR' : 'code 1'
    throw new JavaException(
      'android.database.sqlite.SQLiteException',
      `${thrown.message} (${code}): , while compiling: ${statement}`,
    )
  }
}

const keywords = new Set(
  [
    'AND',
    'OR',
    'NOT',
    'IN',
    'IS',
    'NULL',
    'ISNULL',
    'NOTNULL',
    'LIKE',
    'BETWEEN',
    'ASC',
    'DESC',
    'COLLATE',
  ].concat(['NOCASE', 'BINARY']),
)

/** SQLiteQueryBuilder.enforceStrictToken. */
function enforceGrammar(sql: string | undefined, columns: Columns): void {
  if (sql === undefined) return
  let tokens: ReturnType<typeof tokenizeSql>
  try {
    tokens = tokenizeSql(sql)
  } catch {
    // The database will say what is wrong.
    return
  }
  for (const token of tokens) {
    if (token.kind !== 'name') continue
    const known = columns.has(token.text) || sqlFunctions.has(token.text.toLowerCase())
    if (!known && !keywords.has(token.text.toUpperCase()))
      throw illegalArgument(`Invalid token ${token.text}`)
  }
}
