import { fileLineSchema, sourceLineSchema } from './line-2'
import { categories1, checks1 } from './version-1'

/** What is known of every saved item. What a newer version has said beside it is on the object too, and is written again. */
interface CommonFields {
  /** Any text: it may be one of a newer version. */
  readonly category: string
  readonly bytes: number
  /** Seconds since 1970. */
  readonly mtime: number
  readonly sha256: string
  /** Where it is in the backup folder, `/` between the names. */
  readonly file: string
  /** `sha256`, `size`, or what a newer version knows. */
  readonly checked: string
  readonly shared?: true | undefined
  readonly lastRead?: number | undefined
  readonly stored?: string | undefined
  /** A small picture of it, as `BackupFormat.sealStill` gives it. */
  readonly still?: string | undefined
  /** It was a favourite in the phone's gallery; absent where it was none, or the phone did not tell. */
  readonly favourite?: true | undefined
  /** Where it goes when it is exported, where no path of Android tells it; `/` between the names. */
  readonly place?: string | undefined
}

/** A file of the phone's storage. */
export interface FileLine extends CommonFields {
  readonly source?: undefined
  readonly path: string
}

/** An item of another source than files. */
export interface SourceLine extends CommonFields {
  readonly source: string
  readonly key: string
  readonly version?: string | undefined
  readonly entries?: number | undefined
}

/** One saved item: a line of `index.jsonl` (line-1.ts, line-2.ts). */
export type IndexLine = FileLine | SourceLine

export function encodeIndexLine(line: IndexLine): string {
  return JSON.stringify(line) + '\n'
}

/** Null for a line that is torn or is not of this format. A line says itself what it is of, whatever its manifest says. */
export function decodeIndexLine(text: string): IndexLine | null {
  try {
    const json: unknown = JSON.parse(text)
    if (typeof json !== 'object' || json === null) return null
    const schema = Object.hasOwn(json, 'source') ? sourceLineSchema : fileLineSchema
    const parsed = schema.safeParse(json)
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What tells an item from all others, of one that is saved or is to be. */
type Named =
  | { readonly source?: undefined; readonly path: string }
  | { readonly source: string; readonly key: string }

/** What tells an item from all others of a phone; no path and no source holds a NUL. */
export function referenceOf(item: Named): string {
  return item.source === undefined ? item.path : `${item.source}\0${item.key}`
}

/** What lists it on a phone: `files` where nothing is said. */
export function sourceOf({ source = 'files' }: { readonly source?: string | undefined }): string {
  return source
}

/** What tells one state of an item from another: equal means unchanged. */
export function versionOf(line: IndexLine): string {
  return line.source === undefined ? fileVersion(line.bytes, line.mtime) : (line.version ?? line.sha256)
}

/** One text for each state of each item. */
export function versionText(reference: string, version: string): string {
  return `${reference}\0${version}`
}

/** Of a file. @param mtime in seconds since 1970 */
export function fileVersion(bytes: number, mtime: number): string {
  return `${bytes}\0${mtime}`
}

/** What people know an item by: its path on the phone, else its place. */
export function nameOf(line: IndexLine): string {
  return line.source === undefined ? line.path : (line.place ?? line.key)
}

/** How many things a person counts in it. */
export function entryCountOf(line: IndexLine): number {
  return line.source === undefined ? 1 : (line.entries ?? 1)
}

/**
 * What a copy was held against: the phone's own hash, the size and time it tells, or, of what was made, a version that was
 * the same before and after.
 */
export const checks = ['sha256', 'size', 'version'] as const

/** Of another copy nothing more is known than that the size was right. */
export function knownCheck(checked: string): (typeof checks)[number] {
  return checks.find(known => known === checked) ?? 'size'
}

/** Whether a program that knows version 1 alone can read the line. */
export function fitsVersion1(line: IndexLine): boolean {
  return (
    line.source === undefined &&
    line.place === undefined &&
    categories1.has(line.category) &&
    checks1.has(line.checked) &&
    Number.isSafeInteger(line.mtime)
  )
}
