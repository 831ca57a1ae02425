import type { PhoneDetails } from '../../src/shared/model/device'
import type { OpenOptions, Phone, PhoneAccess } from '../../src/core/phone/phone'
import { PhoneError } from '../../src/core/phone/phone-error'
import { internalStorage } from '../../src/core/phone/place'
import type {
  MemoryFaults,
  MemoryFile,
  MemoryPhoneOptions,
  MemoryState,
  Reading,
  Removal,
} from './memory-state'
import { openMemoryPhone } from './open-memory-phone'

/** A phone without adb and sockets: files in a map, by their path. */
export interface MemoryPhone extends PhoneAccess {
  readonly details: PhoneDetails
  readonly files: Map<string, MemoryFile>
  /** Paths that its gallery lists. */
  readonly gallery: Set<string>
  /** Paths that are favourites there. */
  readonly favourites: Set<string>
  /** What was read of it, and from which byte on. */
  readonly reads: readonly Reading[]
  readonly removals: readonly Removal[]
  readonly setFaults: (faults: MemoryFaults) => void
  /** All connections to it end. */
  readonly unplug: () => void
  readonly plug: () => void
  /** What happens when a run waits for it; without it the run does not wait. */
  onWait: (() => void) | null
}

export function createMemoryPhone(options: MemoryPhoneOptions = {}): MemoryPhone {
  const files = new Map<string, MemoryFile>()
  const gallery = new Set<string>()
  const favourites = new Set<string>()
  const reads: Reading[] = []
  const removals: Removal[] = []
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
    favourites,
    reads,
    removals,
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
    favourites,
    reads,
    removals,
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
