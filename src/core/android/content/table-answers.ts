import type { PhoneLink } from '../adb/open-service'
import type { ShellOptions } from '../adb/run-shell'

/** What is asked of which provider of which phone. */
export interface TableInput {
  readonly link: PhoneLink
  readonly uri: string
  readonly where: string | undefined
  readonly plain: readonly string[]
  readonly text: readonly string[]
  readonly options: ShellOptions
}

export type RowValues = Readonly<Record<string, string | null>>

/** By id; null where a row is not clear. */
export type TableAnswers = Map<number, RowValues | null>

/** One Java start on the phone for so many rows. */
const rowsAtOnce = 1000

export function inBatches(ids: readonly number[]): number[][] {
  const batches: number[][] = []
  for (let at = 0; at < ids.length; at += rowsAtOnce) batches.push(ids.slice(at, at + rowsAtOnce))
  return batches
}

/** The condition for the rows of a batch, which are all that the table has between the first and the last of them. */
export function whereBatch(where: string | undefined, ids: readonly number[]): string {
  const range = `_id>=${ids[0]} AND _id<=${ids.at(-1)}`
  return where === undefined ? range : `(${where}) AND ${range}`
}
