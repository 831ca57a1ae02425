/** Why adb could not be fetched. */
export type FetchTrouble =
  | { readonly why: 'no-network' | 'refused' | 'broken-off' | 'not-genuine' | 'cannot-write' }
  /** Without numbers where the disk filled up meanwhile. */
  | { readonly why: 'no-space'; readonly neededBytes?: number; readonly freeBytes?: number }

export type FetchState =
  | { readonly status: 'idle' }
  | { readonly status: 'fetching'; readonly receivedBytes: number }
  | { readonly status: 'failed'; readonly trouble: FetchTrouble }

/** Google's platform-tools, as far as the app fetches them. */
export interface AdbToolsView {
  /** What it would fetch; null where Google has nothing for this computer. */
  readonly offer: { readonly version: string; readonly bytes: number } | null
  /** The version it has fetched. */
  readonly fetched: string | null
  readonly state: FetchState
}
