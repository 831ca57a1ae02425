import type { BigIntStats } from 'node:fs'
import { folderMode, linkMode, fileTypeMask } from '../../files/phone-files'

const users: Readonly<Record<number, string>> = {
  0: 'root',
  1015: 'sdcard_rw',
  1023: 'media_rw',
  2000: 'shell',
}

export const userName = (id: bigint): string => users[Number(id)] ?? String(id)

const permission = 'rwxrwxrwx'

/** Like `drwxr-x---`. */
export function modeText(stat: BigIntStats): string {
  const mode = Number(stat.mode)
  const kind = (mode & fileTypeMask) === folderMode ? 'd' : (mode & fileTypeMask) === linkMode ? 'l' : '-'
  return kind + [...permission].map((sign, bit) => ((mode & (0o400 >> bit)) !== 0 ? sign : '-')).join('')
}

const pad = (value: number): string => String(value).padStart(2, '0')

/** Like `2024-03-12 16:45`, in the phone's time, which is the host's. */
export function dateText(milliseconds: bigint): string {
  const date = new Date(Number(milliseconds))
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`
  return `${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`
}

export const seconds = (nanoseconds: bigint): string => String(nanoseconds / 1_000_000_000n)

/** As toybox find prints `%T@`: `1710258312.512000000`. */
export const exactSeconds = (nanoseconds: bigint): string =>
  `${seconds(nanoseconds)}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')}`

/** As toybox stat prints `%y`, in universal time: `2024-03-12 15:45:12.512000000 +0000`. */
export function exactDateText(nanoseconds: bigint): string {
  const [day, time] = new Date(Number(nanoseconds / 1_000_000n)).toISOString().split(/[T.]/)
  return `${day} ${time}.${String(nanoseconds % 1_000_000_000n).padStart(9, '0')} +0000`
}
