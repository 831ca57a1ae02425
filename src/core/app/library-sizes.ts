import { createDiskMeter, type DiskMeter } from '../library/measure-library'
import { groupByPhone, type LibraryEntry, type Sizes } from './library-view'

export interface LibrarySizes extends Sizes {
  /** How much of the backups of a phone only some of them have; null until all of them are measured. */
  readonly bytesOnlyIn: (members: readonly LibraryEntry[]) => DiskMeter['bytesOnlyIn'] | null
  /**
   * Looks at what has not been looked at, phone by phone. Ends early when `signal` says so, and goes on from there the next
   * time. Never throws.
   */
  readonly measure: (entries: readonly LibraryEntry[], signal: AbortSignal) => Promise<void>
}

interface PhoneMeter {
  readonly meter: DiskMeter
  /** By folder: what tells one state of a backup from another. */
  readonly added: Map<string, string>
}

/** How much the backups of each phone take on the disk. @param onMeasured when more is known */
export function createLibrarySizes(onMeasured: () => void): LibrarySizes {
  const meters = new Map<string, PhoneMeter>()
  const totals = new Map<string, number>()
  const own = new Map<string, number>()

  const measurePhone = async (key: string, members: readonly LibraryEntry[], signal: AbortSignal) => {
    const wanted = new Map(members.map(({ backup }) => [backup.folder, stateKeyOf(backup)]))
    const phone = meterFor(key, wanted)
    meters.set(key, phone)
    for (const [folder, version] of wanted) {
      if (phone.added.has(folder)) continue
      await phone.meter.add(folder, signal)
      phone.added.set(folder, version)
    }
    totals.set(key, phone.meter.totalBytes())
    for (const folder of wanted.keys()) own.set(folder, phone.meter.ownBytes(folder) ?? 0)
    onMeasured()
  }
  /** The former one, where nothing that it has added is gone or another since. */
  const meterFor = (key: string, wanted: ReadonlyMap<string, string>): PhoneMeter => {
    const former = meters.get(key)
    if (former && [...former.added].every(([folder, version]) => wanted.get(folder) === version))
      return former
    return { meter: createDiskMeter(), added: new Map() }
  }
  return {
    diskBytes: key => totals.get(key) ?? null,
    ownBytes: folder => own.get(folder) ?? null,
    bytesOnlyIn: members => {
      const phone = meters.get(members[0]?.phoneKey ?? '')
      const isMeasured = members.every(({ backup }) => phone?.added.get(backup.folder) === stateKeyOf(backup))
      return phone && isMeasured ? phone.meter.bytesOnlyIn : null
    },
    measure: async (entries, signal) => {
      for (const [key, members] of groupByPhone(entries)) {
        // One that cannot be measured is one without a figure.
        await measurePhone(key, members, signal).catch(() => undefined)
        if (signal.aborted) return
      }
    },
  }
}

function stateKeyOf({ state, items, bytes, finishedAt }: LibraryEntry['backup']): string {
  return [state === 'interrupted', items, bytes, finishedAt].join(' ')
}
