import type { BackupItem } from '../../format/backup-item'
import type { ExportedFile, OpenItem } from '../source'
import { writeMessages } from '../synctech/write-messages'
import { readMonths, type SavedItems } from './saved-messages'

export interface CompleteFileInput extends Pick<SavedItems, 'months' | 'parts'> {
  /** Of conversations; null for all. */
  readonly keys: ReadonlySet<string> | null
  /** Seconds since 1970. */
  readonly newest: number
}

/** One file with messages of many months and the bytes of their parts, which "SMS Backup & Restore" opens. */
export function completeFile(input: CompleteFileInput): ExportedFile {
  const { months, parts, newest } = input
  const texts = sumOf(months.values())
  // Base64 makes four bytes of three.
  const bytes = texts + Math.ceil((sumOf(parts.values()) * 4) / 3)
  return {
    place: `Messages/sms-${stampOf(newest)}.xml`,
    ...{ bytes, modifiedAt: newest },
    content: open => contentOf(input, open),
  }
}

/** `20261116120008`, as its app names its files, but in UTC. @param seconds since 1970 */
function stampOf(seconds: number): string {
  const date = new Date(seconds * 1000)
  if (Number.isNaN(date.getTime())) return 'undated'
  return date.toISOString().replace(/\.\d+Z$|\D/g, '')
}

async function* contentOf({ months, parts, keys }: CompleteFileInput, open: OpenItem) {
  let count = 0
  // Texts are small: reading them twice costs less than it would to be wrong about how many there are.
  for await (const _ of readMonths(months.values(), keys, open)) count += 1
  yield* writeMessages(count, readMonths(months.values(), keys, open), ({ version }) => {
    const item = parts.get(version ?? '')
    return item ? { kind: 'inside', content: open(item) } : null
  })
}

function sumOf(items: Iterable<BackupItem>): number {
  return [...items].reduce((sum, { bytes }) => sum + bytes, 0)
}
