import type { OpenOptions } from '../phone/phone'
import { commandShellOnDemand } from './adb/command-shell-on-demand'
import type { PhoneLink } from './adb/open-service'
import { parsePlace } from '../phone/place'
import type { FileHeads } from './file-heads'
import { parseMediaRows } from './parse-media-rows'

export type MediaTable = 'images' | 'video'

/** The thumbnails that the phone itself has made, also of what we cannot read: HEIC, raw pictures, films. */
export interface PhoneThumbnails {
  /**
   * A JPEG, upright, or null when the phone gives none.
   * @throws AdbError; the signal's reason
   */
  readonly read: (path: string, table: MediaTable) => Promise<Buffer | null>
  readonly close: () => void
}

const maxTableBytes = 64 * 1024 * 1024
/** They are about 24 KB. */
const maxThumbnailBytes = 1024 * 1024
/** After so many without a single answer the phone is taken to have none: each question costs it a Java start. */
const maxVainQuestions = 5

/**
 * Where each picture is in the phone's media store is asked once. Then its file in `.thumbnails` is read, where Android
 * 10 and later keep them by id (packages/providers/MediaProvider), and when there is none the provider is asked to make
 * it. Nothing of this is certain on a given phone: `content` tells its errors with exit code 0.
 */
export function createPhoneThumbnails(
  link: PhoneLink,
  heads: FileHeads,
  options?: OpenOptions,
): PhoneThumbnails {
  // Apart from the stream of heads, which must not wait for Java.
  const shell = commandShellOnDemand(link, options)
  const tables = new Map<MediaTable, Promise<ReadonlyMap<string, number>>>()
  let answered = false
  let vain = 0

  const readTable = (table: MediaTable): Promise<ReadonlyMap<string, number>> => {
    const known = tables.get(table)
    if (known) return known
    const uri = `content://media/external/${table}/media`
    const asked = shell
      .run(`content query --uri ${uri} --projection _id:_data`, maxTableBytes)
      .then(({ stdout }) => parseMediaRows(stdout))
    tables.set(table, asked)
    // The connection failed, not the phone's store: whoever comes next asks anew.
    asked.catch(() => tables.delete(table))
    return asked
  }
  const askProvider = async (table: MediaTable, id: number): Promise<Buffer | null> => {
    if (!answered && vain >= maxVainQuestions) return null
    const uri = `content://media/external/${table}/media/${id}/thumbnail`
    const { stdout } = await shell.run(`content read --uri ${uri}`, maxThumbnailBytes)
    if (isJpeg(stdout)) answered = true
    else vain += 1
    return isJpeg(stdout) ? stdout : null
  }
  return {
    read: async (path, table) => {
      const root = parsePlace(path)?.root
      if (root === undefined || !link.features.has('shell_v2')) return null
      const id = (await readTable(table)).get(path)
      if (id === undefined) return null
      const folder = table === 'images' ? 'Pictures' : 'Movies'
      const kept = await heads.read(`${root}/${folder}/.thumbnails/${id}.jpg`, maxThumbnailBytes)
      return kept && isJpeg(kept) ? kept : await askProvider(table, id)
    },
    close: () => shell.close(),
  }
}

function isJpeg(bytes: Buffer): boolean {
  return bytes.length > 100 && bytes.readUIntBE(0, 3) === 0xffd8ff
}
