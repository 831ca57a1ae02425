import type { PhoneDetails } from '../../src/shared/model/device'
import type { OpenOptions, Phone, PhoneAccess, ReadRequest } from '../../src/core/phone/phone'
import { PhoneError, type Refusal } from '../../src/core/phone/phone-error'
import { internalStorage } from '../../src/core/phone/place'
import { openMemoryPhone } from './open-memory-phone'

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
}

export interface MemoryPhoneOptions {
  /** What this phone cannot do at all. */
  readonly without?: readonly ('resume' | 'hash' | 'put' | 'mediaIndex' | 'volumes')[]
  /** Sizes are told modulo so many bytes. */
  readonly sizesModulo?: number
}

export interface MemoryFile {
  readonly content: Buffer
  /** Seconds since 1970. */
  readonly modifiedAt: number
}

export type Reading = Pick<ReadRequest, 'path' | 'from'>

/** A phone without adb and sockets: files in a map, by their path. */
export interface MemoryPhone extends PhoneAccess {
  readonly details: PhoneDetails
  readonly files: Map<string, MemoryFile>
  /** Paths that its gallery lists. */
  readonly gallery: Set<string>
  /** What was read of it, and from which byte on. */
  readonly reads: readonly Reading[]
  readonly setFaults: (faults: MemoryFaults) => void
  /** All connections to it end. */
  readonly unplug: () => void
  readonly plug: () => void
  /** What happens when a run waits for it; without it the run does not wait. */
  onWait: (() => void) | null
}

/** What the parts of a phone in memory share. */
export interface MemoryState {
  readonly files: Map<string, MemoryFile>
  readonly gallery: Set<string>
  readonly reads: Reading[]
  readonly options: MemoryPhoneOptions
  readonly faults: () => MemoryFaults
  /** @throws PhoneError when this many bytes of a file more were too many for the cable */
  readonly move: (bytes: number) => void
  readonly room: () => number
  readonly takeRoom: (bytes: number) => void
}

export function createMemoryPhone(options: MemoryPhoneOptions = {}): MemoryPhone {
  const files = new Map<string, MemoryFile>()
  const gallery = new Set<string>()
  const reads: Reading[] = []
  let faults: MemoryFaults = {}
  let movedBytes = 0
  let takenBytes = 0
  /** Connections end when it is unplugged: those of before are never of use again. */
  let plugged = new AbortController()

  const unplug = () => plugged.abort(new PhoneError('gone', 'It was unplugged'))
  const plug = () => {
    if (plugged.signal.aborted) plugged = new AbortController()
  }
  const state: MemoryState = {
    files,
    gallery,
    reads,
    options,
    faults: () => faults,
    move: bytes => {
      movedBytes += bytes
      if (movedBytes <= (faults.unplugAfter ?? Infinity)) return
      faults = { ...faults, unplugAfter: Infinity }
      unplug()
    },
    room: () => (faults.room ?? Infinity) - takenBytes,
    takeRoom: bytes => void (takenBytes += bytes),
  }
  const open = ({ signal }: OpenOptions): Promise<Phone> =>
    Promise.resolve(openMemoryPhone(state, signal ? [plugged.signal, signal] : [plugged.signal]))
  const phone: MemoryPhone = {
    details: {
      manufacturer: 'Memory',
      model: 'One',
      androidVersion: '15',
      sdk: 35,
      hardwareSerial: 'MEMORY1',
      volumes: [{ path: internalStorage, kind: 'internal', totalBytes: 0, freeBytes: 0 }],
    },
    files,
    gallery,
    reads,
    setFaults: next => {
      faults = next
      movedBytes = 0
      takenBytes = 0
    },
    unplug,
    plug,
    onWait: null,
    open,
    back: async (why, limits) => {
      if (!phone.onWait) throw why
      phone.onWait()
      return await open(limits)
    },
  }
  return phone
}
