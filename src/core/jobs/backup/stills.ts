import { fileType } from '../../../shared/file-types'
import { versionOfItem, type Item } from '../../data/item'
import { encodeIndexLine, referenceOf, versionOf, versionText, type IndexLine } from '../../format/index-line'
import { maxStillBytes } from '../../format/still'
import { fileName } from '../../phone/file-name'
import type { PlannedItem } from './plan-backup'
import type { PreparedBackup } from './plan-on-earlier'

/** A small picture of what was listed, where one is there anyway: nothing is asked of the phone for it. */
export type StillOf = (listed: Item) => Uint8Array | null

/** The small pictures of videos that a backup is to have. It is whole without them. */
export interface Stills {
  /** The line of an item, with its still where there is one. */
  readonly add: (planned: PlannedItem, line: IndexLine) => Promise<IndexLine>
}

/** With a still it has to fit the 64 KiB of a line, also sealed and in base64. */
const maxLineText = 25 * 1024

export function createStills(
  { format, steps }: Pick<PreparedBackup, 'format' | 'steps'>,
  stillOf: StillOf = () => null,
): Stills {
  /** Of what is there already, for what has to be copied again after all. */
  const known = new Map<string, string>()
  for (const line of [...steps.keep, ...steps.link.map(({ line }) => line)])
    if (line.still !== undefined) known.set(keyOf(line), line.still)
  return {
    add: async ({ item }, line) => {
      if (line.still !== undefined || line.source !== undefined || !isVideo(line.path)) return line
      // Another version than was listed is another picture.
      if (versionOf(line) !== versionOfItem(item) || encodeIndexLine(line).length > maxLineText) return line
      const picture = stillOf(item)
      const isSmall = picture !== null && picture.length <= maxStillBytes
      const still = isSmall ? await format.sealStill(picture) : known.get(keyOf(line))
      return still === undefined ? line : { ...line, still }
    },
  }
}

function isVideo(path: string): boolean {
  return fileType(fileName(path)) === 'video'
}

function keyOf(line: IndexLine): string {
  return versionText(referenceOf(line), versionOf(line))
}
