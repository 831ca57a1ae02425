import { basename } from 'node:path'
import type { PhoneDetails } from '../../shared/model/device'
import { hostSafeName } from './host-names'

/** The names of backup format 1 (docs/backup-format.md). */
export const manifestName = 'backup.json'
export const indexName = 'index.jsonl'
export const partialSuffix = '.partial'
/** Files on their way; gone once a backup is complete. */
export const incomingFolder = '.incoming'
/** What an interrupted run saved and the one that takes it up replaces; its lines are in `asideName`. */
export const outdatedFolder = `${incomingFolder}/outdated`
export const asideName = `${incomingFolder}/aside`
/** In a complete backup: what an interrupted run had saved, and could not be accounted for. */
export const unlistedFolder = 'Unlisted'
/** In the folder of a phone: what verifying found wrong. */
export const damageNoteName = '.phonekeep-damaged.json'
/** In the folder of a phone: when each backup was last read again as a whole. */
export const verifiedNoteName = '.phonekeep-verified.json'
/** Of an encrypted backup, beside `backup.json` and `.incoming`. */
export const keyName = 'key.age'
export const encryptedIndexName = 'index.jsonl.age'
export const encryptedReportName = 'report.json.age'
export const fingerprintsName = 'fingerprints'
export const dataFolder = 'data'
export const howToOpenName = 'HOW TO OPEN WITHOUT PHONEKEEP.txt'
/** The index of an encrypted backup while it is being made. */
export const encryptedJournalName = 'journal'

/** `Pixel 7 (1A2B3C4D)`: one folder a phone. */
export function phoneFolderName({ model, hardwareSerial }: PhoneDetails): string {
  return hostSafeName(`${model} (${hardwareSerial})`)
}

const serialInName = / \(([^()]+)\)$/

/** What the name of a phone's folder says: its serial number, and what stands before that. */
export function readPhoneFolderName(name: string): {
  readonly serial: string | null
  readonly model: string
} {
  return { serial: serialInName.exec(name)?.[1] ?? null, model: name.replace(serialInName, '') }
}

/** What the folder of a backup is called, complete or not. */
export function backupName(folder: string): string {
  const name = basename(folder)
  return name.endsWith(partialSuffix) ? name.slice(0, -partialSuffix.length) : name
}

/** `2026-11-22 14.30.05` in local time: sorts by age, and holds nothing that Windows refuses. */
export function backupFolderName(startedAt: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [startedAt.getFullYear(), two(startedAt.getMonth() + 1), two(startedAt.getDate())].join('-')
  const time = [startedAt.getHours(), startedAt.getMinutes(), startedAt.getSeconds()].map(two).join('.')
  return `${day} ${time}`
}
