import type { SqlValue } from '../sql/sql-value'

/** What was bound to columns, in the order it was said. */
export type Bindings = Readonly<Record<string, SqlValue>>

/** A command line of `content` (AOSP cmds/content, Content.java), understood. */
export type ContentCommand =
  | { readonly verb: 'insert'; readonly uri: string; readonly values: Bindings }
  | {
      readonly verb: 'update'
      readonly uri: string
      readonly values: Bindings
      readonly where: string | undefined
    }
  | { readonly verb: 'delete'; readonly uri: string; readonly where: string | undefined }
  | {
      readonly verb: 'query'
      readonly uri: string
      readonly projection: readonly string[] | undefined
      readonly where: string | undefined
      readonly sort: string | undefined
    }
  | {
      readonly verb: 'call'
      readonly uri: string
      readonly method: string
      readonly argument: string | undefined
    }
  | { readonly verb: 'read' | 'write' | 'gettype'; readonly uri: string }
