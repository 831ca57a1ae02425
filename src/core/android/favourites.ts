import type { OpenOptions } from '../phone/phone'
import { PhoneError } from '../phone/phone-error'
import type { PhoneLink } from './adb/open-service'
import { bindArgument } from './content/bind-value'
import { parseRows } from './content/parse-rows'
import { queryIds } from './content/query-ids'
import { queryArguments, runContent } from './content/run-content'
import { readSdk } from './probe-phone'

/** The first Android whose media index has `is_favorite` (MediaStore.MediaColumns.IS_FAVORITE): 11. */
const firstWithFavourites = 30

/**
 * All volumes together. What is in the trash, or is still being written, is left out of it (MediaProvider.java,
 * getQueryBuilderInternal); the shell may read and write all of it (`isCallingPackageShell`), also by conditions: they and the
 * projection may name any column of the table (setStrictColumns, setStrictGrammar).
 */
const uri = 'content://media/external/file'

/** What a list may wait for a media index that does not answer, in milliseconds. */
const listLimitMs = 20_000

/**
 * What the phone's gallery has as favourites, by path. A name that could be mistaken for the next row is left out.
 * One start of Java on a phone that has none, two on others.
 * @returns null for a phone that does not tell: one before Android 11, or one that refuses
 * @throws the signal's reason
 */
export async function listFavourites(
  link: PhoneLink,
  { signal, inactivityMs = listLimitMs }: OpenOptions,
): Promise<ReadonlySet<string> | null> {
  if (!link.features.has('shell_v2')) return null
  const options = { signal, inactivityMs: Math.min(inactivityMs, listLimitMs) }
  const where = 'is_favorite=1'
  try {
    if ((await readSdk(link, signal)) < firstWithFavourites) return null
    const ids = await queryIds(link, { uri, where }, options)
    if (ids.length === 0) return new Set()
    const columns = ['_id', '_data']
    const { stdout, error } = await runContent(link, queryArguments({ uri, columns, where }), options)
    if (error) return null
    return new Set(parseRows(stdout, ids, ['_data']).flatMap(values => values?.[0] ?? []))
  } catch (error) {
    signal?.throwIfAborted()
    // A phone that is gone is told by whatever else is asked of it.
    if (error instanceof PhoneError) return null
    throw error
  }
}

/** In one command, which starts Java once: far below the longest argument that Linux takes. */
const maxPathsAtOnce = 200
const maxWhereBytes = 32 * 1024

/**
 * Marks files as favourites, whose rows the media index has. Nothing tells that it was done: ask for them. `is_favorite` is
 * among the columns that others than the scanner may change (MediaProvider.java, updateInternal, sMutableColumns).
 * @throws AdbError; the signal's reason
 */
export async function addFavourites(
  link: PhoneLink,
  paths: readonly string[],
  options: OpenOptions,
): Promise<void> {
  const values = ['--bind', bindArgument('is_favorite', 1, 'escaped')]
  for (const where of conditionsFor(paths))
    await runContent(link, ['update', '--uri', uri, ...values, '--where', where], options)
}

/** No text of SQL holds bytes that are not UTF-8, and no argument a NUL. */
function conditionsFor(paths: readonly string[]): readonly string[] {
  const conditions: string[] = []
  let texts: string[] = []
  let bytes = 0
  const end = () => {
    if (texts.length > 0) conditions.push(`_data IN (${texts.join(',')})`)
    texts = []
    bytes = 0
  }
  for (const path of paths) {
    if (!path.isWellFormed() || path.includes('\0')) continue
    const text = `'${path.replaceAll("'", "''")}'`
    const more = Buffer.byteLength(text) + 1
    if (texts.length === maxPathsAtOnce || bytes + more > maxWhereBytes) end()
    texts.push(text)
    bytes += more
  }
  end()
  return conditions
}
