import type { AnyCategory } from '../../shared/model/category'
import type { RecordFacts } from '../../shared/model/record-facts'

/** What a person sees in a list and selects, on a phone or in a backup: a file, or one thing of another source. */
export interface Entry {
  /** What it is of, where it is no file of the storage. */
  readonly source?: string | undefined
  /**
   * Of a file: absolute on the phone, in the form that `place` says. Of anything else: where it is shown, such as
   * `Contacts/Ada`; a name's own `/` is replaced.
   */
  readonly path: string
  /** What tells it from others of its source with the same path. */
  readonly key?: string | undefined
  readonly category: AnyCategory
  readonly bytes: number
  /** Seconds since 1970; 0 for none. */
  readonly modifiedAt: number
  /** Of a file: whether it is a favourite in the phone's gallery; absent where the phone does not tell. */
  readonly favourite?: boolean | undefined
  /** What a list shows of it, where it is a record. */
  readonly facts?: RecordFacts | undefined
}
