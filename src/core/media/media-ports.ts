import type { SyncPool } from '../adb/sync/sync-pool'
import type { FileHeads } from './file-heads'
import type { PhoneThumbnails } from './phone-thumbnails'
import type { RenderTask } from './render-task'

/** What is needed to show something of a file on the phone. */
export interface MediaPorts {
  readonly heads: FileHeads
  readonly phoneThumbnails: PhoneThumbnails
  readonly pool: SyncPool
  /** `renderTask`, in a process of its own. Rejects for what cannot be shown. */
  readonly render: (task: RenderTask) => Promise<Buffer | null>
}
