import type { Authenticity } from './authenticity'
import type { ForAnyCategory, PerCategory } from './category'
import type { ErrorInfo } from './errors'
import type { RemovalWay, StayReason } from './free-up'
import type { AccessByCategory } from './record-access'
import type { RecordFacts } from './record-facts'

export interface Tally {
  readonly count: number
  readonly bytes: number
}

/** A folder that the phone did not let us read: what is in it is not in any count. */
export interface UnreadableFolder {
  readonly path: string
}

/** What a catalog lists: what is on a phone, what is in a backup, or what of a phone is in a backup. */
export type CatalogSource =
  | { readonly kind: 'phone'; readonly serial: string }
  | { readonly kind: 'backup'; readonly backupId: string }
  | { readonly kind: 'free-up'; readonly backupId: string; readonly serial: string }

/** What stays on a phone when space is freed up, by the reason. */
export type Staying = Readonly<Record<StayReason, Tally>>

/** What a catalog tells of what could be taken off a phone. */
export interface FreeUpView {
  readonly staying: Staying
  /** Whether the phone tells its favourites. */
  readonly tellsFavourites: boolean
  /** How this phone removes files, what is better first; none where it does not. */
  readonly ways: readonly RemovalWay[]
}

/** What has been found on one phone, or in one backup; pushed as it grows. */
export interface CatalogView {
  readonly id: string
  readonly source: CatalogSource
  readonly status: 'scanning' | 'complete' | 'failed'
  readonly error?: ErrorInfo
  readonly categories: PerCategory<Tally>
  /** Caches, thumbnails and trash that a backup leaves out by rule (docs/backup-format.md). */
  readonly leftOut: Tally
  readonly unreadable: readonly UnreadableFolder[]
  /** What a phone lets be done with its records, as far as it has been asked; empty for a backup. */
  readonly access: AccessByCategory
  /** Lines of a backup's index that say nothing we know: what they named is not in any count. */
  readonly badLines: number
  /** Of a backup: what its key proves. Null for a phone. */
  readonly authenticity: Authenticity | null
  /** Of what could be taken off a phone; absent for all others. */
  readonly freeUp?: FreeUpView
}

export interface CatalogItem {
  /** Valid within its catalog only. */
  readonly id: number
  readonly name: string
  /** The folder on the phone, e.g. `/storage/emulated/0/DCIM/Camera`. */
  readonly folder: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
  readonly preview: 'image' | 'video' | 'none'
  /** Absent for files. */
  readonly facts?: RecordFacts
  /** Of a file: it is a favourite in the phone's gallery, or was when it was backed up. */
  readonly favourite?: true
  /** A motion photo, as far as is known: `catalog.motionFound` tells of more. */
  readonly motion?: true
}

/** Which items of one category go into a backup. */
export type CategorySelection =
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'only'; readonly ids: readonly number[] }
  | { readonly kind: 'except'; readonly ids: readonly number[] }

export type Selection = ForAnyCategory<CategorySelection>

export const mediaKinds = ['thumbnail', 'preview'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** Where the renderer finds an item's thumbnail: a WebP of at most 320 px, or status 404 when there is none. */
export function thumbnailUrl(catalogId: string, itemId: number): string {
  return mediaUrl('thumbnail', catalogId, itemId)
}

/**
 * Where the renderer finds a large picture of an image or a video: a WebP of at most 2048 px, smaller where the phone has
 * only its own thumbnail, or status 404. One is loaded at a time.
 */
export function previewUrl(catalogId: string, itemId: number): string {
  return mediaUrl('preview', catalogId, itemId)
}

/** Where the renderer fetches the first 64 KB of an item with `hasTextPreview`, as UTF-8 text, or status 404. */
export function textUrl(catalogId: string, itemId: number): string {
  return mediaUrl('text', catalogId, itemId)
}

/**
 * Where the renderer finds the whole of an item of a backup, as it is, with range requests: for video, sound, and pictures
 * that the window shows by itself. Status 404 for items of a phone.
 */
export function fileUrl(catalogId: string, itemId: number): string {
  return mediaUrl('file', catalogId, itemId)
}

/** Where the renderer finds the video of a motion photo of a backup, with range requests; status 404 where there is none. */
export function motionUrl(catalogId: string, itemId: number): string {
  return mediaUrl('motion', catalogId, itemId)
}

/** Where the renderer finds a picture that was sent with a message: a WebP of at most 2048 px, or status 404. */
export function attachmentUrl(catalogId: string, itemId: number, part: string): string {
  return `${mediaUrl('attachment', catalogId, itemId)}/${encodeURIComponent(part)}`
}

function mediaUrl(
  kind: MediaKind | 'text' | 'file' | 'motion' | 'attachment',
  catalogId: string,
  itemId: number,
): string {
  return `media://${kind}/${encodeURIComponent(catalogId)}/${itemId}`
}

const textNames = /.\.(txt|md|csv|tsv|json|vcf|ics|log|xml|html?|tex)$/i

/** Whether a file with this name can be shown as plain text. */
export function hasTextPreview(name: string): boolean {
  return textNames.test(name)
}
