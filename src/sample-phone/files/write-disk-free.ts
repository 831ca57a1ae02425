import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Faults } from '../faults'
import { sdCard } from './create-root'

/** Where `df` finds its row for each volume, `internal` and `card`. On the phone. */
export const diskFree = '/system/etc/disk-free'

export const diskFreeHeading = 'Filesystem      1K-blocks       Used  Available Use% Mounted on'

/** A phone of 128 GB, a bit more than a third of it used; an SD card of 32 GB. In KiB. */
const volumes = {
  internal: { total: 115_249_236, used: 43_210_880, mountedOn: '/storage/emulated' },
  card: { total: 31_154_688, used: 2_318_336, mountedOn: sdCard },
} as const

/** Lays out the answers of `df -k`, with the free space that the faults tell if they do. */
export function writeDiskFree(root: string, withCard: boolean, faults: Faults): void {
  const folder = join(root, diskFree)
  mkdirSync(folder, { recursive: true })
  const write = (name: keyof typeof volumes, freeBytes: number | undefined): void => {
    // Renamed into place, so that a `df` at this moment does not read half a row.
    writeFileSync(join(folder, `.${name}`), `${row(volumes[name], freeBytes)}\n`)
    renameSync(join(folder, `.${name}`), join(folder, name))
  }
  write('internal', faults.freeBytes)
  if (withCard) write('card', faults.cardFreeBytes)
}

function row(volume: (typeof volumes)[keyof typeof volumes], freeBytes: number | undefined): string {
  const free = freeBytes === undefined ? volume.total - volume.used : Math.floor(freeBytes / 1024)
  const total = Math.max(volume.total, free)
  const used = total - free
  const percent = Math.ceil((used / total) * 100)
  const columns = [total, used, free].map(value => String(value).padStart(10)).join(' ')
  return `${'/dev/fuse'.padEnd(14)} ${columns} ${String(percent).padStart(3)}% ${volume.mountedOn}`
}
