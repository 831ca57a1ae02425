import { createHash } from 'node:crypto'
import type { BackupItem } from '../../format/backup-item'
import { referenceOf } from '../../format/index-line'
import type { Phone } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { CallStore } from '../../phone/record-stores'
import type { Call } from '../../records/call'
import { askAccess } from '../ask-access'
import type { SourceItem } from '../item'
import type { DataSource, OpenItem, SavedEntry } from '../source'
import { readCalls } from '../synctech/read-calls'
import { writeCalls } from '../synctech/write-calls'
import { unclearProblem } from '../tell-unclear'
import { entryOfCall, secondsOf } from './call-entry'
import { keyCalls, type KeyedCall } from './call-keys'
import { putBackCalls } from './put-back-calls'

const fileKey = 'calls.xml'
const folder = 'Call log'

/** What a person selects is a call; what is saved is one file of all that are selected. */
export const callsSource: DataSource = {
  kind: 'calls',
  list: async ({ phone, emit }) => {
    const asked = await askAccess('calls', phone.calls, emit)
    if (!asked) return null
    const { records, unclear } = asked.isEmpty ? { records: [], unclear: [] } : await asked.store.read()
    for (const each of unclear) emit(unclearProblem(each))
    const found = keyCalls(records).map(keyed => ({ keyed, entry: entryOfCall(keyed) }))
    for (const { entry } of found) emit({ kind: 'entry', entry })
    return {
      source: 'calls',
      plan: isSelected => {
        const selected = found.filter(({ entry }) => isSelected(entry)).map(({ keyed }) => keyed)
        return selected.length === 0 ? [] : [itemOf(selected)]
      },
      references: () => (found.length === 0 ? [] : [referenceOf({ source: 'calls', key: fileKey })]),
    }
  },
  inside: {
    entries: async (items, open) => {
      const entries: SavedEntry[] = []
      for (const item of items)
        for (const keyed of keyCalls(await readCalls(open(item))))
          entries.push({ ...entryOfCall(keyed), source: 'calls', items: [item] })
      return entries
    },
    exported: entries =>
      [...new Set(entries.flatMap(({ items }) => items))].map(item => {
        const wanted = entries.filter(({ items }) => items.includes(item))
        return {
          place: item.path,
          bytes: sum(wanted.map(({ bytes }) => bytes)),
          modifiedAt: Math.max(...wanted.map(({ modifiedAt }) => modifiedAt)),
          content: open => fileOf(item, new Set(wanted.map(({ key }) => key)), open),
        }
      }),
  },
  restore: putBackCalls,
}

/** @throws ItemFailure `damaged-in-backup`; what `open` throws */
async function* fileOf(item: BackupItem, wanted: ReadonlySet<string>, open: OpenItem) {
  yield writeCalls(chosen(await readCalls(open(item)), wanted))
}

function chosen(calls: readonly Call[], keys: ReadonlySet<string>): readonly Call[] {
  return keyCalls(calls).flatMap(({ call, key }) => (keys.has(key) ? [call] : []))
}

function itemOf(selected: readonly KeyedCall[]): SourceItem {
  const keys = new Set(selected.map(({ key }) => key))
  const calls = selected.map(({ call }) => call)
  const file = writeCalls(calls)
  return {
    source: 'calls',
    key: fileKey,
    version: versionOf(file),
    entries: calls.length,
    category: 'calls',
    bytes: file.length,
    modifiedAt: Math.max(...calls.map(secondsOf)),
    place: [folder, fileKey],
    from: {
      kind: 'made',
      make: async (phone, write) => {
        const now = writeCalls(chosen((await storeOf(phone).read()).records, keys))
        // Before it is given away.
        const version = versionOf(now)
        await write(now)
        return version
      },
    },
  }
}

function storeOf({ calls }: Phone): CallStore {
  if (!calls) throw new PhoneError('refused', 'It has no call log', { refusal: 'missing' })
  return calls
}

/** All that is told of the calls is in the file. */
function versionOf(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
