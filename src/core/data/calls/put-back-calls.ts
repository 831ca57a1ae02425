import { PhoneError } from '../../phone/phone-error'
import type { CallStore } from '../../phone/record-stores'
import type { Call } from '../../records/call'
import { createPutBackTally, type PutBackTally } from '../put-back-tally'
import type { BackupEntry, RestoreInput, RestoreTools } from '../source'
import { readCalls } from '../synctech/read-calls'
import { callIdentity, keyCalls } from './call-keys'

interface Wanted {
  readonly call: Call
  readonly owner: BackupEntry
}

/** Between two batches a person may pause. */
const batch = 100

/**
 * Adds the calls that the phone does not have: the same number, time, type and duration is the same call. Of two that are
 * the same in the backup, both are on the phone afterwards, and no third one.
 * @throws like `DataSource.restore`
 */
export async function putBackCalls(input: RestoreInput, tools: RestoreTools): Promise<void> {
  const tally = createPutBackTally(tools)
  const wanted = await readWanted(input, tools, tally)
  const owners = [...input.items, ...input.entries]
  await tally.guard(owners, () => putBack(wanted, tools, tally))
  for (const owner of owners) tally.end(owner)
}

async function readWanted(
  { items, entries }: RestoreInput,
  { open }: RestoreTools,
  tally: PutBackTally,
): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = []
  const held = new Set([...items, ...entries.flatMap(entry => entry.items)])
  for (const item of held) {
    const single = entries.filter(entry => entry.items.includes(item))
    const isWhole = items.includes(item)
    await tally.guard(isWhole ? [item, ...single] : single, async () => {
      const byKey = new Map(single.map(entry => [entry.key, entry]))
      for (const { call, key } of keyCalls(await readCalls(open(item)))) {
        const owner = isWhole ? item : byKey.get(key)
        if (owner) wanted.push({ call, owner })
      }
    })
  }
  return wanted
}

async function putBack(wanted: readonly Wanted[], tools: RestoreTools, tally: PutBackTally): Promise<void> {
  /** Given to a phone that was lost over them: found there afterwards, they are ours. */
  const tried = new Set<Wanted>()
  const ended = new Set<Wanted>()
  const end = (one: Wanted, what: 'restored' | 'alreadyThere' | 'refused') => {
    if (!ended.has(one)) tally.count(one.owner, what)
    ended.add(one)
  }
  await tools.session.use(async ({ calls }) => {
    const add = adderOf(calls)
    const there = countByIdentity((await calls?.read())?.records ?? [])
    const missing = wanted.filter(one => {
      if (!takeOne(there, callIdentity(one.call))) return !ended.has(one)
      end(one, tried.has(one) ? 'restored' : 'alreadyThere')
      return false
    })
    for (let at = 0; at < missing.length; at += batch) {
      await tools.ready()
      const some = missing.slice(at, at + batch)
      for (const one of some) tried.add(one)
      const results = await add(some.map(({ call }) => call))
      some.forEach((one, number) => end(one, results[number] === 'there' ? 'restored' : 'refused'))
    }
  })
}

function adderOf(calls: CallStore | undefined): NonNullable<CallStore['add']> {
  if (calls?.add) return calls.add
  throw new PhoneError('refused', 'It takes no calls', { refusal: 'denied' })
}

function countByIdentity(calls: readonly Call[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const call of calls) counts.set(callIdentity(call), (counts.get(callIdentity(call)) ?? 0) + 1)
  return counts
}

function takeOne(counts: Map<string, number>, identity: string): boolean {
  const left = counts.get(identity) ?? 0
  if (left > 0) counts.set(identity, left - 1)
  return left > 0
}
