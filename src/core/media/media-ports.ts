import type { Entry } from '../phone/entry'
import type { ItemFile } from '../library/item-file'
import type { RenderTask } from './render-task'

/** Where the bytes of listed files come from: a phone, or a backup on the disk. All answers throw its errors. */
export interface MediaSource<File extends Entry> {
  /** The first `maxBytes` bytes, fewer when the file is shorter; null when it is gone or may not be read. */
  readonly readHead: (file: File, maxBytes: number) => Promise<Buffer | null>
  /** The whole file, or null when it is larger than `maxBytes` bytes, whatever was listed. */
  readonly readWhole: (file: File, maxBytes: number, signal?: AbortSignal) => Promise<Buffer | null>
  /** The phone's own thumbnail, a JPEG, upright, or null. Null itself where there is no phone. */
  readonly phoneThumbnail: ((file: File) => Promise<Buffer | null>) | null
  /** A small picture of the file that a backup has beside it, or null. Null itself where there is a phone to ask. */
  readonly savedStill: ((file: File) => Promise<Buffer | null>) | null
  /** From anywhere in the file; null where it would have to come from a phone. */
  readonly openItem: ((file: File) => Promise<ItemFile>) | null
  readonly close: () => void
}

/** What is needed to show something of a file. */
export interface MediaPorts<File extends Entry> {
  readonly source: MediaSource<File>
  /** `renderTask`, in a process of its own. Rejects for what cannot be shown. */
  readonly render: (task: RenderTask) => Promise<Buffer | null>
}
