import type { LimitFunction } from 'p-limit'
import { AdbError } from '../adb/adb-error'
import { pushFile } from '../adb/sync/push-file'
import { statFile } from '../adb/sync/stat-file'
import type { PhoneStat } from '../adb/sync/sync-codec'
import { folderOf } from '../catalog/listed-file'
import { moveIfFree, moveOver, removeFile, type ShellAccess } from '../device/change-files'
import { Failure } from '../job/failure'
import { ItemFailure } from '../job/item-failure'
import type { BackupItem } from '../vault/backup-item'
import { findBeside, isSame, type Sending } from './compare-items'
import { readItem } from './read-item'
import type { Arrival } from './restore-ledger'
import type { RestoreRun } from './run'
import { temporaryName } from './temporary-name'

const mostAttempts = 3

/**
 * Brings one item to its place on the phone: under another name first, then, when the phone has read back what was sent,
 * by one rename. What has the place is never opened for writing.
 * @param limit bounds how many are sent at a time
 * @returns null when it was there already
 * @throws ItemFailure for this item alone; Failure `phone-full`, `backup-gone`; what the session throws
 */
export async function restoreItem(
  { planned: { item, path }, decision }: Sending,
  run: RestoreRun,
  limit: LimitFunction,
  onBytes: (bytes: number) => void,
): Promise<Arrival | null> {
  const arrived = await arrive(item, folderOf(path), run, temporary =>
    limit(() => send(item, temporary, run, onBytes)),
  )
  const settle = (at: string, how: Arrival['how']): Arrival => {
    run.temporary.delete(arrived.path)
    run.view.note(at, { kind: 'file', bytes: item.bytes, modifiedAt: item.modifiedAt, errno: 0 })
    return { path: at, how, bytes: item.bytes, checked: arrived.checked }
  }
  const drop = async (): Promise<null> => {
    await dropTemporary(arrived.path, run)
    return null
  }
  if (decision === 'replace') {
    if (await changePhone(run, access => moveOver(access, arrived.path, path)))
      return settle(path, 'replaced')
    throw new ItemFailure('refused-to-take', 'It could not be put in place of the other file')
  }
  if (decision === 'send') {
    if (await changePhone(run, access => moveIfFree(access, arrived.path, path))) return settle(path, 'new')
    // Its name was free a moment ago: another's by now, or the phone takes two names for the same.
    if (await isThereNow(path, item, run)) return await drop()
  }
  for (;;) {
    const beside = await findBeside(path, item, run)
    if (beside.same) return await drop()
    if (await changePhone(run, access => moveIfFree(access, arrived.path, beside.path)))
      return settle(beside.path, 'beside')
    if (await isThereNow(beside.path, item, run)) return await drop()
  }
}

interface Arrived {
  /** Its temporary path. */
  readonly path: string
  readonly checked: boolean
}

/** Sends until what the phone reads back is the item. */
async function arrive(
  item: BackupItem,
  folder: string,
  run: RestoreRun,
  sendTo: (path: string) => Promise<void>,
): Promise<Arrived> {
  const { bytes, modifiedAt, sha256 } = item
  for (let attempt = 1; ; attempt++) {
    const path = `${folder}/${temporaryName()}`
    run.temporary.add(path)
    await sendTo(path)
    const read = await run.checker.ask({ path, bytes, modifiedAt })
    if (read === sha256) return { path, checked: true }
    // A phone that cannot hash is asked for the size.
    if (read === null && (await hasSize(path, bytes, run))) return { path, checked: false }
    await dropTemporary(path, run)
    if (attempt === mostAttempts) throw new ItemFailure('differs-after-sending', `Sent ${mostAttempts} times`)
  }
}

async function send(
  item: BackupItem,
  path: string,
  run: RestoreRun,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { session, backup, pause, signal } = run
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
  try {
    await session.use(({ pool }) =>
      pool.use(sync => pushFile(sync, { path, modifiedAt: item.modifiedAt, content: content() })),
    )
  } catch (error) {
    signal.throwIfAborted()
    throw whatRefusalMeans(error) ?? error
  }
}

/** What the phone's FAIL means; its words are strerror's (file_sync_service.cpp, SendSyncFailErrno). Null for all else. */
function whatRefusalMeans(error: unknown): Error | null {
  if (!(error instanceof AdbError) || error.kind !== 'fail') return null
  if (/no space left|quota exceeded/i.test(error.message))
    return new Failure('phone-full', undefined, { cause: error })
  const tooLong = /path too long|file name too long/i.test(error.message)
  return new ItemFailure(tooLong ? 'path-too-long' : 'refused-to-take', error.message, { cause: error })
}

/**
 * Looks at a path that could not be taken, past what was listed.
 * @returns whether the item itself has it
 * @throws ItemFailure when nothing has it
 */
async function isThereNow(path: string, item: BackupItem, run: RestoreRun): Promise<boolean> {
  const stat = await statNow(path, run)
  if (stat.errno !== 0) throw new ItemFailure('refused-to-take', 'It could not be given its name')
  run.view.note(path, stat)
  return await isSame(path, stat, item, run)
}

async function hasSize(path: string, bytes: number, run: RestoreRun): Promise<boolean> {
  const stat = await statNow(path, run)
  const told = run.session.link().features.has('stat_v2') ? bytes : bytes % 2 ** 32
  return stat.errno === 0 && stat.kind === 'file' && stat.bytes === told
}

function statNow(path: string, { session }: RestoreRun): Promise<PhoneStat> {
  return session.use(({ pool }) => pool.use(sync => statFile(sync, path)))
}

/** Removes what was sent and is of no use. @throws what the session throws */
export async function dropTemporary(path: string, run: RestoreRun): Promise<void> {
  await changePhone(run, access => removeFile(access, path))
  run.temporary.delete(path)
}

async function changePhone<T>(run: RestoreRun, work: (access: ShellAccess) => Promise<T>): Promise<T> {
  const { session, shell, signal, inactivityMs } = run
  return await session.use(({ link }) =>
    work({ link, shell: shell.on(link), options: { signal, inactivityMs } }),
  )
}
