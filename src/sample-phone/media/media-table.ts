export const mediaTables = ['images', 'video', 'audio'] as const

export type MediaTable = (typeof mediaTables)[number]

/** The kinds that the sample phone's apps know; a phone has more (libcore mime-support). */
const endings: Readonly<Record<MediaTable, readonly string[]>> = {
  images: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'heic', 'heif', 'avif', 'bmp', 'dng'],
  video: ['mp4', 'm4v', 'mov', '3gp', 'mkv', 'webm', 'avi'],
  audio: ['mp3', 'm4a', 'aac', 'flac', 'wav', 'ogg', 'opus', 'amr'],
}

/** The table that a file of this name is in if it is shown: the media scanner goes by the ending alone. */
export function tableOfName(name: string): MediaTable | undefined {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return mediaTables.find(table => endings[table].includes(ending))
}

/** Folders, from the root of a volume, that are not indexed at all. */
const unseenFolder = /^(?:Android\/(?:data|obb|sandbox)|(?:Movies|Music|Pictures)\/\.thumbnails)$/i

/** ModernMediaScanner.java PATTERN_INVISIBLE: what apps keep for themselves, and the provider's own thumbnails. */
export const isUnseenFolder = (path: string): boolean => unseenFolder.test(path)

/**
 * Whether what is in the folder is not shown as media (FileUtils.java isDirectoryHidden). The root of a volume always
 * is; so is `Android`, where the gallery has a `.nomedia` beside the messengers' pictures that are shown.
 */
export function isHiddenFolder(path: string, hasNomedia: boolean): boolean {
  if (path === '' || path === 'Android') return false
  return hasNomedia || path.slice(path.lastIndexOf('/') + 1).startsWith('.')
}

/** Files that queries leave out unless asked: those in the bin, and those being written by an app. */
export const isPutAside = (name: string): boolean => /^\.(?:trashed|pending)-/.test(name)
