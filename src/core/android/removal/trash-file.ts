import { createAnswerBudget, listingBudget } from '../../phone/answer-budget'
import { fileName, folderOf } from '../../phone/file-name'
import type { OpenOptions, Phone, ProvenFile } from '../../phone/phone'
import { parsePlace, phoneNameBytes } from '../../phone/place'
import type { PhoneLink } from '../adb/open-service'
import { contentCommand, runContent } from '../content/run-content'
import { mediaVolume } from '../media-index'
import { parseMediaRows } from '../parse-media-rows'
import { readSdk } from '../probe-phone'
import { runWhereSame } from './remove-file'

/** The first Android whose MediaStore has a trash: 11. */
const firstWithTrash = 30
const maxTableBytes = 256 * 1024 * 1024
/** Of `.trashed-<seconds>-`, with room for a number that is put behind a name which is taken. */
const maxPrefixBytes = 28
const maxNameBytes = 255

/** Android's own trash, in which MediaStore keeps what is trashed for thirty days. */
export interface MediaTrash {
  readonly isThere: () => Promise<boolean>
  /** @returns false where it was not as proven; null for what this trash does not take: nothing was done then */
  readonly move: (file: ProvenFile) => Promise<boolean | null>
  /** Whether it is in the trash, as it was proven: by its name, size and time. */
  readonly has: (file: ProvenFile) => Promise<boolean>
  /** Takes back what came into the trash other than it was proven. */
  readonly takeBack: (file: ProvenFile) => Promise<void>
}

/**
 * What is trashed gets another name in its folder, `.trashed-<when it expires>-<name>` (AOSP MediaProvider, FileUtils.java,
 * computeDataFromValues); the shell may do it to any file (MediaProvider.java, checkCallingPermissionGlobal). Whether it did
 * has to be looked at: `content` ends well whatever happens, and a row whose file is missing is trashed all the same
 * ("continuing anyway" in updateInternal).
 */
export function createMediaTrash(link: PhoneLink, list: Phone['list'], options: OpenOptions): MediaTrash {
  let ids: Promise<ReadonlyMap<string, number>> | null = null
  const readIds = async () => {
    const budget = createAnswerBudget({ maxBytes: maxTableBytes })
    const query = ['query', '--uri', 'content://media/external/file', '--projection', '_id:_data']
    return parseMediaRows((await runContent(link, query, { ...options, budget })).stdout)
  }
  const idOf = async (path: string) => {
    ids ??= readIds()
    ids.catch(() => (ids = null))
    return (await ids).get(path)
  }
  return {
    isThere: async () => {
      if (!link.features.has('shell_v2') || (await readSdk(link, options.signal)) < firstWithTrash)
        return false
      // Nothing has this id; a provider that does not know the column says so.
      const query = [
        'query',
        '--uri',
        'content://media/external_primary/file/0',
        '--projection',
        'is_trashed',
      ]
      return (await runContent(link, query, options)).error === null
    },
    move: async file => {
      const id = isTrashable(file.path) ? await idOf(file.path) : undefined
      if (id === undefined) return null
      return await runWhereSame(link, file, setTrashed(id, file.path, true), options)
    },
    has: async file => (await findTrashed(list, file)).some(entry => isAsProven(entry, file)),
    takeBack: async file => {
      const id = await idOf(file.path)
      if (id === undefined) return
      for (const { name } of await findTrashed(list, file)) {
        // Only the one whose row has our id and this path is taken back.
        const at = `${folderOf(file.path)}/${name}`
        await runContent(link, setTrashedArguments(id, at, false), options)
      }
    },
  }
}

/**
 * Names that begin with a dot would get a line before it, and a folder with such a name would be another one
 * (sanitizeValues); a name that is too long would be cut (trimFilename). Text that is no UTF-8 cannot be asked for.
 */
function isTrashable(path: string): boolean {
  const names = parsePlace(path)?.names ?? ['.']
  return (
    path.isWellFormed() &&
    !path.includes('\n') &&
    names.every(name => !name.startsWith('.')) &&
    phoneNameBytes(fileName(path)) + maxPrefixBytes <= maxNameBytes
  )
}

/**
 * The row is named by its id and its path: rows that were mistaken change nothing. And by its own volume: `external` would be
 * taken for the internal one, to which a file of a card is not moved (resolveVolumeName).
 */
function setTrashedArguments(id: number, path: string, trashed: boolean): string[] {
  const uri = `content://media/${mediaVolume(path)}/file/${id}`
  const where = `_data='${path.replaceAll("'", "''")}'`
  return ['update', '--uri', uri, '--where', where, '--bind', `is_trashed:i:${trashed ? 1 : 0}`]
}

function setTrashed(...input: Parameters<typeof setTrashedArguments>): string {
  return contentCommand(setTrashedArguments(...input))
}

interface Trashed {
  readonly name: string
  readonly bytes: number
  readonly modifiedAt: number
}

/** What lies in the trash under the name of a file, from its folder. */
async function findTrashed(list: Phone['list'], { path }: ProvenFile): Promise<readonly Trashed[]> {
  const name = fileName(path)
  const found: Trashed[] = []
  for await (const entries of list(folderOf(path), listingBudget()))
    for (const entry of entries)
      if (entry.problem === null && entry.kind === 'file' && isTrashOf(entry.name, name)) found.push(entry)
  return found
}

/** A name that is taken gets a number (FileUtils.buildUniqueFile). */
function isTrashOf(found: string, name: string): boolean {
  const own = /^\.trashed-\d+-(.+)$/su.exec(found)?.[1]
  return own === name || own?.replace(/ \(\d+\)(?=\.[^.]*$|$)/u, '') === name
}

function isAsProven({ bytes, modifiedAt }: Trashed, file: ProvenFile): boolean {
  return bytes === file.bytes && modifiedAt === file.modifiedAt
}
