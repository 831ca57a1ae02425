import { createAnswerBudget } from '../phone/answer-budget'
import type { OpenOptions } from '../phone/phone'
import { isPhoneLost, PhoneError } from '../phone/phone-error'
import { parsePlace } from '../phone/place'
import type { PhoneLink } from './adb/open-service'
import { decodePhoneText } from './adb/phone-text'
import { quoteShell } from './adb/quote-shell'
import { runShell } from './adb/run-shell'
import { runShellBatches } from './adb/run-shell-batches'
import { queryIds } from './content/query-ids'
import { fileUri } from './file-uri'
import { readSdk } from './probe-phone'
import { streamShell } from './adb/stream-shell'

/** From Android 11 a whole storage can be scanned by one call (packages/providers/MediaProvider, SCAN_VOLUME_CALL). */
const firstWithScanVolume = 30
/** Before, each file is told by itself, which costs a Java start each; the phone finds the others when it starts next. */
const maxBroadcasts = 300
/** A scan answers when it is over. */
const scanLimitMs = 3 * 60_000

/**
 * Tells the phone's media index of new files, so that they are in its gallery. Whether it took notice has to be asked:
 * `content` and `am` tell their errors with exit code 0.
 * @param paths where the new files are
 * @throws AdbError; the signal's reason
 */
export async function tellMediaIndex(
  link: PhoneLink,
  paths: readonly string[],
  { signal, inactivityMs = scanLimitMs }: OpenOptions,
): Promise<void> {
  if (paths.length === 0) return
  const options = { signal, inactivityMs }
  if ((await readSdk(link, signal)) >= firstWithScanVolume) {
    for (const volume of new Set(paths.map(mediaVolume)))
      await runShell(link, `content call --uri content://media --method scan_volume --arg ${volume}`, options)
    return
  }
  const told = paths.slice(0, maxBroadcasts)
  for await (const answer of runShellBatches(link, told, broadcast, options)) void answer
}

/** MediaStore's name of the storage a path is on: the volume id of a card in lower case (MediaStore.getVolumeName). */
export function mediaVolume(path: string): string {
  return parsePlace(path)?.card?.toLowerCase() ?? 'external_primary'
}

function broadcast(path: string): string {
  const action = 'android.intent.action.MEDIA_SCANNER_SCAN_FILE'
  return `am broadcast -a ${action} -d ${quoteShell(fileUri(path))} >/dev/null 2>&1`
}

/**
 * How apps of the phone open a file: by its row in the media index, which no permission of theirs is needed for once it is
 * granted to them. One Java start.
 * @returns null where the index does not list it, or cannot be asked
 * @throws AdbError; the signal's reason
 */
export async function findMediaUri(
  link: PhoneLink,
  path: string,
  options: OpenOptions,
): Promise<string | null> {
  const uri = 'content://media/external/file'
  try {
    const [id] = await queryIds(link, { uri, where: `_data='${path.replaceAll("'", "''")}'` }, options)
    return id === undefined ? null : `${uri}/${id}`
  } catch (error) {
    if (!(error instanceof PhoneError) || isPhoneLost(error)) throw error
    return null
  }
}

const maxLineBytes = 8192
/** A phone that tells without end is not listened to. */
const maxRows = 5_000_000
const maxIndexBytes = 1024 ** 3
const maxIndexMs = 30 * 60_000

/**
 * How many of these files the phone's media index lists.
 * @returns null where it cannot be asked
 * @throws AdbError; the signal's reason
 */
export async function countListed(
  link: PhoneLink,
  paths: ReadonlySet<string>,
  options: OpenOptions,
): Promise<number | null> {
  if (!link.features.has('shell_v2')) return null
  const listed = new Set<string>()
  let rows = 0
  let rest = Buffer.alloc(0)
  const budget = createAnswerBudget({ maxBytes: maxIndexBytes, maxParts: maxRows, maxWaitMs: maxIndexMs })
  const take = (line: Buffer) => {
    budget.spendParts(1)
    // Nothing is escaped (AOSP cmds/content, Content.java): a name with a line feed in it is not found.
    const path = /^Row: \d+ _data=(.*)$/su.exec(decodePhoneText(line))?.[1]
    if (path === undefined) return
    rows += 1
    if (paths.has(path)) listed.add(path)
  }
  const command = 'content query --uri content://media/external/file --projection _data'
  await streamShell(
    link,
    command,
    piece => {
      rest = Buffer.concat([rest, piece])
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
        take(rest.subarray(0, end))
        rest = rest.subarray(end + 1)
      }
      if (rest.length > maxLineBytes) rest = Buffer.alloc(0)
    },
    { ...options, budget },
  )
  take(rest)
  return rows > 0 ? listed.size : null
}
