import { createDiskMeter, type DiskMeter } from '../library/measure-library'

/** What some backups have and no other one does; null where one of them was not measured. */
export type BytesOnlyIn = DiskMeter['bytesOnlyIn']

export interface Freed {
  /** By the folder of each that goes. */
  readonly each: ReadonlyMap<string, number>
  readonly bytes: number
}

/**
 * What is freed when backups go one after another, the oldest first: a file that several of them share goes with the last
 * one that has it, and not at all where it is in one that stays.
 * @param doomed their folders, newest first
 * @returns null where it has not been measured
 */
export function freedBy(doomed: readonly string[], bytesOnlyIn: BytesOnlyIn | null): Freed | null {
  if (!bytesOnlyIn) return null
  const each = new Map<string, number>()
  const gone: string[] = []
  let bytes = 0
  for (const folder of doomed.toReversed()) {
    gone.push(folder)
    const all = bytesOnlyIn(gone)
    if (all === null) return null
    each.set(folder, all - bytes)
    bytes = all
  }
  return { each, bytes }
}

/** Looks at every file of some backups. @throws the signal's reason; RangeError for more files than a backup has */
export async function measureBackups(folders: readonly string[], signal?: AbortSignal): Promise<DiskMeter> {
  const meter = createDiskMeter()
  for (const folder of folders) await meter.add(folder, signal)
  return meter
}
