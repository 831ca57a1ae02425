import type { LimitFunction } from 'p-limit'
import { folderOf } from '../../phone/file-name'
import { mayHave } from '../../phone/may-have'
import type { MoveResult, PhoneWriter, Stat } from '../../phone/phone'
import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import { findBeside, isSame, type Sending } from './compare-items'
import { whatRefusalMeans } from './refused-by-phone'
import { readItem } from '../../library/read-item'
import type { Arrival } from './restore-ledger'
import type { RestoreRun } from './run'
import { withPhone } from './with-phone'
import { temporaryName } from '../../phone/temporary-name'

const maxAttempts = 3

/**
 * Brings one item to its place on the phone: under another name first, then, when the phone has read back what was sent,
 * by one rename. What has the place is never opened for writing.
 * @param limit bounds how many are sent at a time
 * @returns null when it was there already
 * @throws ItemFailure for this item alone; Failure `phone-full`, `backup-gone`; what the session throws
 */
export async function restoreItem(
  sending: Sending,
  run: RestoreRun,
  limit: LimitFunction,
  onBytes: (bytes: number) => void,
): Promise<Arrival | null> {
  const { item, path } = sending.planned
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const temporary = await limit(() => send(item, folderOf(path), run, onBytes))
    const checked = await readBack(temporary, item, run)
    const end = checked === null ? 'again' : await settle(sending, temporary, run)
    if (end !== 'again')
      return end === 'there' ? null : { ...end, bytes: item.bytes, checked: checked === true }
    await dropTemporary(temporary, run)
  }
  throw new ItemFailure('differs-after-sending', `Sent ${maxAttempts} times`)
}

/** What became of a file that has arrived whole; `again` when the phone has lost it. */
type Settled = { readonly path: string; readonly how: Arrival['how'] } | 'there' | 'again'

/**
 * Whether what the phone reads is the item: by its SHA-256, or, where the phone cannot tell that, by the size.
 * @returns true for the SHA-256, false for the size, null when it is not the item
 */
async function readBack(path: string, item: BackupItem, run: RestoreRun): Promise<boolean | null> {
  const { bytes, modifiedAt, sha256 } = item
  const read = await run.checker.ask({ path, bytes, modifiedAt })
  if (read !== null) return read === sha256 ? true : null
  return await withPhone(run.session, async phone => {
    const stat = await phone.stat(path)
    return stat?.kind === 'file' && mayHave(phone, stat, bytes) ? false : null
  })
}

async function settle({ planned, decision }: Sending, temporary: string, run: RestoreRun): Promise<Settled> {
  const { item, path } = planned
  const isTaken = async (at: string) => {
    if (!(await isThereNow(at, item, run))) return false
    await dropTemporary(temporary, run)
    return true
  }
  if (decision === 'replace') {
    const result = await place({ temporary, path, item, over: true }, run)
    if (result === 'stayed') throw new ItemFailure('refused-to-take', "It couldn't replace the other file")
    return result === 'moved' ? { path, how: 'replaced' } : 'again'
  }
  if (decision === 'send') {
    const result = await place({ temporary, path, item, over: false }, run)
    if (result !== 'stayed') return result === 'moved' ? { path, how: 'new' } : 'again'
    // Its name was free a moment ago: another's by now, or the phone takes two names for the same.
    if (await isTaken(path)) return 'there'
  }
  for (;;) {
    const beside = await findBeside(path, item, run)
    if (beside.same) {
      await dropTemporary(temporary, run)
      return 'there'
    }
    const result = await place({ temporary, path: beside.path, item, over: false }, run)
    if (result !== 'stayed') return result === 'moved' ? { path: beside.path, how: 'beside' } : 'again'
    if (await isTaken(beside.path)) return 'there'
  }
}

interface Placing {
  readonly temporary: string
  readonly path: string
  readonly item: BackupItem
  /** In place of a file that has the name. */
  readonly over: boolean
}

/** Gives what has arrived its name, and makes sure that it is what has the name. */
async function place({ temporary, path, item, over }: Placing, run: RestoreRun): Promise<MoveResult> {
  const { bytes, modifiedAt, sha256 } = item
  const [answer] = await changePhone(run, put => put.rename([{ from: temporary, to: path, over }]))
  let result = answer ?? 'lost'
  // It was moved by a try whose answer was lost, or somebody else took it away.
  if (result === 'lost' && (await run.checker.ask({ path, bytes, modifiedAt })) === sha256) result = 'moved'
  if (result !== 'moved') return result
  run.temporary.delete(temporary)
  run.placed.add(path)
  run.view.note(path, { kind: 'file', bytes, exactSize: true, modifiedAt })
  return result
}

/** @returns the temporary name that it has on the phone */
async function send(
  item: BackupItem,
  folder: string,
  run: RestoreRun,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const { backup, pause, signal, temporary } = run
  const content = async function* () {
    let sent = 0
    onBytes(sent)
    for await (const piece of readItem(backup, item, signal)) {
      if (pause.paused()) await pause.passed(signal)
      yield piece
      sent += piece.length
      onBytes(sent)
    }
  }
  const { bytes, modifiedAt } = item
  try {
    return await changePhone(run, async put => {
      // A new one each time: the phone may yet remove what it had of one that was broken off.
      const path = `${folder}/${temporaryName()}`
      temporary.add(path)
      await put.write({ path, bytes, modifiedAt, content: content() })
      return path
    })
  } catch (error) {
    signal.throwIfAborted()
    throw whatRefusalMeans(error) ?? error
  }
}

/**
 * Looks at a path that could not be taken, past what was listed.
 * @returns whether the item itself has it
 * @throws ItemFailure when nothing has it
 */
async function isThereNow(path: string, item: BackupItem, run: RestoreRun): Promise<boolean> {
  const stat = await statNow(path, run)
  if (!stat) throw new ItemFailure('refused-to-take', "It couldn't be given its name")
  run.view.note(path, stat)
  return await isSame(path, stat, item, run)
}

function statNow(path: string, { session }: RestoreRun): Promise<Stat | null> {
  return withPhone(session, phone => phone.stat(path))
}

/** Removes what was sent and is of no use. @throws what the session throws */
export async function dropTemporary(path: string, run: RestoreRun): Promise<void> {
  await changePhone(run, put => put.remove([path]))
  run.temporary.delete(path)
}

/** @throws ItemFailure `refused-to-take` for a phone that nothing can be put onto; what the session throws */
async function changePhone<T>(run: RestoreRun, work: (put: PhoneWriter) => Promise<T>): Promise<T> {
  return await withPhone(run.session, async ({ put }) => {
    if (!put) throw new ItemFailure('refused-to-take', "This phone doesn't accept files")
    return await work(put)
  })
}
