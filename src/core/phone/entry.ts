import type { AnyCategory } from '../../shared/model/category'

/** What a person sees in a list and selects, on a phone or in a backup: a file, or one thing of another source. */
export interface Entry {
  /** What it is of, where it is no file of the storage. */
  readonly source?: string | undefined
  /**
   * Of a file: absolute on the phone, in the form that `place` says. Of anything else: where it is shown, such as
   * `Contacts/Ada`; a name's own `/` is replaced.
   */
  readonly path: string
  readonly category: AnyCategory
  readonly bytes: number
  /** Seconds since 1970; 0 for none. */
  readonly modifiedAt: number
}
