import type { Phone, ReadRequest } from '../../src/core/phone/phone'
import type { RemovalWay } from '../../src/shared/model/free-up'
import type { Refusal } from '../../src/core/phone/phone-error'

/** What may go wrong with it. Bytes are counted from when the fault is set. */
export interface MemoryFaults {
  /** It is unplugged once, after so many bytes of files, either way. */
  readonly unplugAfter?: number
  /** Requests about these paths are refused. */
  readonly refuse?: ReadonlyMap<string, Refusal>
  /** Reading any file gives no more than so many bytes, and then its end. */
  readonly shortAfter?: number
  /** Files that are longer when they are read than when they are listed. */
  readonly growing?: ReadonlySet<string>
  /** Files whose hash it tells wrong. */
  readonly lieAbout?: ReadonlySet<string>
  /** Folders that look empty, because they may not be looked into. */
  readonly closedFolders?: ReadonlySet<string>
  /** How many bytes it takes before it is full. */
  readonly room?: number
  /** Files that it does not remove, without a word. */
  readonly keeps?: ReadonlySet<string>
  /** What happens, each time, right after a file was proven, and right after it was to be removed, before that is told. */
  readonly onRemoval?: (when: 'proven' | 'removed', path: string) => Promise<void> | void
}

/** What a store of records in memory knows of its connection. */
export interface MemoryConnection {
  /** @throws what an asker is told */
  readonly answer: (path?: string) => Promise<void>
  readonly end: AbortSignal
}

export interface MemoryPhoneOptions {
  /** The records it has, for each connection. */
  readonly stores?: (connection: MemoryConnection) => Pick<Phone, 'contacts' | 'messages' | 'calls'>
  /** What this phone cannot do at all. */
  readonly without?: readonly ('resume' | 'hash' | 'put' | 'mediaIndex' | 'volumes' | 'removal' | 'trash')[]
  /** Sizes are told modulo so many bytes. */
  readonly sizesModulo?: number
}

export interface MemoryFile {
  readonly content: Buffer
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

/** What was taken off it, as it was then. */
export interface Removal {
  readonly path: string
  readonly file: MemoryFile
  readonly way: RemovalWay
}

export type Reading = Pick<ReadRequest, 'path' | 'from'>

/** What the parts of a phone in memory share. */
export interface MemoryState {
  readonly files: Map<string, MemoryFile>
  readonly gallery: Set<string>
  readonly favourites: Set<string>
  readonly reads: Reading[]
  readonly removals: Removal[]
  readonly options: MemoryPhoneOptions
  readonly faults: () => MemoryFaults
  /** @throws PhoneError when this many bytes of a file more were too many for the cable */
  readonly move: (bytes: number) => void
  readonly room: () => number
  readonly takeRoom: (bytes: number) => void
}
