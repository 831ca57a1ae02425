import type { Bindings } from '../content/content-command'
import type { ContentUri } from '../content/content-uri'
import type { Result, Selection } from '../sql/select-rows'

/** What of a ContentProvider `content` reaches. All may throw JavaException. */
export interface Provider {
  /** Null where the provider gives no cursor. */
  readonly query: (uri: ContentUri, selection: Selection) => Result | null
  /** @returns whether there is a row more */
  readonly insert: (uri: ContentUri, values: Bindings) => boolean
  readonly update: (uri: ContentUri, values: Bindings, where: string | undefined) => void
  readonly remove: (uri: ContentUri, where: string | undefined) => void
  readonly getType: (uri: ContentUri) => string | null
  /** ContentProvider.openFile for reading; null where the provider gives no descriptor. */
  readonly read: (uri: ContentUri) => Promise<Buffer | null>
  /** The same for writing. */
  readonly write: (uri: ContentUri, bytes: () => Promise<Buffer>) => Promise<void>
}
