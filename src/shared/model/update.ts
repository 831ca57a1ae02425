/** What is known of a newer version of this app. Nothing of it is downloaded before the person has said so. */
export type UpdateView =
  /** There is none, none has been looked for, or this package does not update itself. */
  | { readonly status: 'none' }
  | { readonly status: 'offered'; readonly version: string }
  /** @property percent 0 to 100 */
  | { readonly status: 'downloading'; readonly version: string; readonly percent: number }
  /** Downloaded and checked; takes the place of this version when the app is restarted. */
  | { readonly status: 'ready'; readonly version: string }
  | { readonly status: 'failed'; readonly version: string; readonly why: UpdateFailure }

/** `not-genuine`: what came is not what the release says it is, and was thrown away. */
export type UpdateFailure = 'not-genuine' | 'not-downloaded'
