/**
 * File names that every host can hold: Linux, macOS and Windows, ext4, APFS, NTFS, exFAT. One rule for all, so that a
 * backup can be moved between computers and disks and still be the same (docs/adr/0001).
 * Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
 */

/** ext4 and most Linux file systems count bytes of UTF-8, NTFS and APFS count UTF-16 units; bytes are never fewer. */
const maxNameBytes = 255
/** A longer one is no extension but a name with a dot in it. */
const maxExtensionBytes = 40
const replacement = '_'
// oxlint-disable-next-line no-control-regex -- exactly these are what Windows refuses
const forbidden = /[<>:"/\\|?*\u0000-\u001f\u007f]/g
const loneSurrogate = /\p{Cs}/gu
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/** One name, changed as little as possible. Not unique: see `createNameAssigner`. Never empty, `.` or `..`. */
export function hostSafeName(name: string): string {
  const plain = noDotAtEnd(name.replace(forbidden, replacement).replace(loneSurrogate, replacement))
  const [stem, extension] = splitExtension(plain)
  const device = (plain.split('.')[0] ?? '').trimEnd()
  const safeStem = reserved.test(device) ? replacement + stem : stem
  return noDotAtEnd(fit(safeStem || replacement, extension))
}

/** Windows drops dots and spaces at the end of a name. */
function noDotAtEnd(name: string): string {
  return name.replace(/[. ]+$/, end => replacement.repeat(end.length))
}

export interface NameAssigner {
  /** A path below the root, `/` between its names, that no other source got. The same folders stay the same folders. */
  readonly assign: (segments: readonly string[]) => string
}

interface Folder {
  /** From the source's name to ours. */
  readonly folders: Map<string, { readonly name: string; readonly folder: Folder }>
  readonly taken: Set<string>
  /** The number that the next of a name begins to look from, by its collision key. */
  readonly next: Map<string, number>
}

/**
 * Gives each source path its own place. Names that some host takes for the same (by case or by composed and decomposed
 * accents) get ` (2)`, ` (3)`, … in the order they are asked for. Each path must be asked for once.
 */
export function createNameAssigner(): NameAssigner {
  const root = emptyFolder()
  return {
    assign: segments => {
      const names: string[] = []
      let folder = root
      for (const segment of segments.slice(0, -1)) {
        const known = folder.folders.get(segment) ?? addFolder(folder, segment)
        names.push(known.name)
        folder = known.folder
      }
      names.push(takeName(folder, segments.at(-1) ?? ''))
      return names.join('/')
    },
  }
}

function emptyFolder(): Folder {
  return { folders: new Map(), taken: new Set(), next: new Map() }
}

function addFolder(parent: Folder, segment: string) {
  const added = { name: takeName(parent, segment), folder: emptyFolder() }
  parent.folders.set(segment, added)
  return added
}

function takeName({ taken, next }: Folder, segment: string): string {
  const safe = hostSafeName(segment)
  const key = collisionKey(safe)
  let name = safe
  // Counts on where the last of the same name left off: thousands of them are no more than that.
  let number = next.get(key) ?? 2
  for (; taken.has(collisionKey(name)); number++) {
    const [stem, extension] = splitExtension(safe)
    name = fit(stem, extension, ` (${number})`)
  }
  next.set(key, number)
  taken.add(collisionKey(name))
  return name
}

/** HFS+ and case-folding ext4 do not see these at all. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu

/** Upper case first: it brings together what lower case alone leaves apart (`ß` and `ss`, `ſ` and `s`). */
function collisionKey(name: string): string {
  return name.replace(ignorable, '').normalize('NFKC').toUpperCase().toLowerCase().normalize('NFC')
}

function splitExtension(name: string): readonly [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  const extension = name.slice(dot)
  return dot <= 0 || Buffer.byteLength(extension) > maxExtensionBytes
    ? [name, '']
    : [name.slice(0, dot), extension]
}

/** Shortens the stem, never the extension, by whole characters. */
function fit(stem: string, extension: string, suffix = ''): string {
  let room = maxNameBytes - Buffer.byteLength(extension) - Buffer.byteLength(suffix)
  let kept = ''
  for (const character of stem) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    kept += character
  }
  return kept + suffix + extension
}
