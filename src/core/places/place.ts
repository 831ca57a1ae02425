import type { OpenInside } from '../disk/open-inside'

/** A file in a place. */
export interface PlacedFile {
  /** From the place's root, `/` between the names. */
  readonly path: string
  /** As the place says; -1 where it does not say. */
  readonly bytes: number
}

export interface PlaceCall {
  readonly signal?: AbortSignal | undefined
}

export interface TransferCall extends PlaceCall {
  /** How many more bytes have moved; may be told late, and need not add up to the size. */
  readonly onBytes?: ((bytes: number) => void) | undefined
}

/** A checksum that a place keeps by itself. Hexadecimal. */
export interface PlaceChecksum {
  readonly algorithm: 'md5' | 'sha1' | 'sha256'
  readonly hex: string
}

/**
 * Where second copies of backups lie: a folder, or a service behind rclone. It keeps files by their paths, and need know no
 * links, modes or times. Everything that it answers is unknown input.
 *
 * All of it throws PlaceError; the signal's reason.
 */
export interface Place {
  /** All files in a folder, at any depth, in any order. None where the folder isn't there. */
  readonly list: (folder: string, call?: PlaceCall) => Promise<readonly PlacedFile[]>
  /** The names of the folders in a folder. None where it isn't there. */
  readonly folders: (folder: string, call?: PlaceCall) => Promise<readonly string[]>
  /** Null where there is no such file. */
  readonly stat: (path: string, call?: PlaceCall) => Promise<PlacedFile | null>
  /**
   * Puts a file of this computer's disk there, in place of what has its name. Until this resolves, anything may lie there,
   * also at the right size.
   */
  readonly put: (source: string, path: string, call?: TransferCall) => Promise<void>
  /** Copies a file to this computer's disk, in place of what is there. What an error leaves of it is removed. */
  readonly get: (path: string, target: string, call?: TransferCall) => Promise<void>
  /** One that isn't there is removed already. */
  readonly remove: (path: string, call?: PlaceCall) => Promise<void>
  /** Removes a folder with all that is in it. One that isn't there is removed already. */
  readonly removeFolder: (folder: string, call?: PlaceCall) => Promise<void>
  /** In bytes; null where it does not tell. */
  readonly freeBytes: (call?: PlaceCall) => Promise<number | null>
  /** What it keeps of a file by itself; null where it keeps none, or would have to read it. */
  readonly checksum: (path: string, call?: PlaceCall) => Promise<PlaceChecksum | null>
  /** Where files can be read as they lie there. */
  readonly open?: OpenInside
  readonly close: () => Promise<void>
}
