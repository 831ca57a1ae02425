/** A row of `content://com.android.contacts/data`: what each column means depends on its MIME type. */
export interface DataRow {
  readonly rawContact: number
  readonly mimeType: string
  /** `data1` to `data10`; null for NULL. */
  readonly data: Readonly<Record<string, string | null>>
  /** The one of the contact that is used when none is chosen. */
  readonly preferred: boolean
}
