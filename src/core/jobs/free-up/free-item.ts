import { Failure } from '../../errors/failure'
import { ItemFailure } from '../../errors/item-failure'
import type { BackupItem } from '../../format/backup-item'
import { readItem } from '../../library/read-item'
import type { Phone, PhoneRemoval, ProvenFile, RemovalResult } from '../../phone/phone'
import { isRefusal } from '../../phone/phone-error'
import type { FreeUpRun } from './run'

/** A phone that goes away each time it is asked for the same is not asked any more. */
const maxTries = 5

/**
 * Takes one file off the phone. Each time in this order, and from its beginning after the phone has been away: its copy is
 * read again from this disk, the phone reads and hashes the file, both are compared with the index, the copy is still there,
 * nobody may be
 * deleting it, and then one command of the phone looks at the file's state again and removes it. Afterwards it is asked where the file is.
 * @param onBytes of the copy, as they are read
 * @throws ItemFailure for a file that stays, or of which that is not clear; Failure `backup-gone`, `phone-keeps-files`; what the
 * session throws
 */
export async function freeItem(
  item: BackupItem,
  run: FreeUpRun,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const { session, way, underway } = run
  let tries = 0
  let sent: ProvenFile | null = null
  try {
    await session.use(async phone => {
      const removal = requireRemoval(phone)
      // Its answer was lost with the phone.
      if (sent && (await isOver(sent, removal, run))) return
      if (++tries > maxTries) throw new ItemFailure('not-proven', 'The phone disconnects each time')
      await rereadCopy(item, run, onBytes)
      const proven = await prove(item, phone, removal).catch(async (error: unknown) => {
        // What was asked for before may have been done only now.
        if (sent && (await isOver(sent, removal, run))) return null
        throw error
      })
      if (!proven) return
      await run.proveLock()
      await requireCopy(item, run)
      run.signal.throwIfAborted()
      sent = proven
      underway.set(item.path, proven)
      judge(await answered(item.path, run, () => removal.remove(proven, way)), item.path, run)
    })
  } catch (error) {
    if (isRefusal(error))
      throw new ItemFailure('not-proven', error.message, { saidBy: 'phone', cause: error })
    throw error
  }
}

async function answered<T>(path: string, { answering }: FreeUpRun, ask: () => Promise<T>): Promise<T> {
  answering.add(path)
  try {
    return await ask()
  } finally {
    answering.delete(path)
  }
}

/** @throws Failure `phone-keeps-files` */
function requireRemoval({ removal }: Phone): PhoneRemoval {
  if (!removal) throw new Failure('phone-keeps-files')
  return removal
}

/** Whether what was begun before the phone went away has come to its end. */
async function isOver(file: ProvenFile, removal: PhoneRemoval, run: FreeUpRun): Promise<boolean> {
  const result = await answered(file.path, run, () => removal.look(file, run.way))
  run.underway.delete(file.path)
  if (result === 'refused') return false
  judge(result, file.path, run)
  return true
}

/** @throws ItemFailure for anything but a file that was removed */
function judge(result: RemovalResult, path: string, { underway }: FreeUpRun): void {
  underway.delete(path)
  switch (result) {
    case 'removed':
      return
    case 'changed':
      throw new ItemFailure('changed-since', 'It changed a moment before it was to be removed')
    case 'refused':
      throw new ItemFailure('refused-to-remove', 'It is where it was')
    case 'unclear':
      throw new ItemFailure('removal-unclear', 'It is no longer where it was')
  }
}

/** @throws ItemFailure `copy-damaged`; Failure `backup-gone`; the signal's reason */
async function rereadCopy(
  item: BackupItem,
  { backup, signal, pause }: FreeUpRun,
  onBytes: (bytes: number) => void,
): Promise<void> {
  let read = 0
  onBytes(read)
  try {
    for await (const piece of readItem(backup, item, signal)) {
      if (pause.paused()) await pause.passed(signal)
      read += piece.length
      onBytes(read)
    }
  } catch (error) {
    if (!(error instanceof ItemFailure)) throw error
    throw new ItemFailure('copy-damaged', error.message, { saidBy: error.detail.saidBy, cause: error })
  }
}

/** @throws ItemFailure `changed-since`, `gone-already`, `not-proven` */
async function prove(item: BackupItem, phone: Phone, removal: PhoneRemoval): Promise<ProvenFile> {
  const { path, bytes, modifiedAt, sha256 } = item
  const proven = await removal.prove({ path, bytes, modifiedAt })
  if (proven?.sha256 === sha256) return proven
  if (proven) throw new ItemFailure('changed-since', 'Its contents are not those of the backup')
  const stat = await phone.stat(path)
  if (stat === null) throw new ItemFailure('gone-already', 'It is no longer there')
  if (stat.bytes !== bytes || stat.modifiedAt !== modifiedAt)
    throw new ItemFailure('changed-since', 'It has another size or time than in the backup')
  throw new ItemFailure('not-proven', 'The phone did not tell its SHA-256')
}

/**
 * That its drive was not pulled while the phone was reading.
 * @throws ItemFailure `copy-damaged`
 */
async function requireCopy({ file }: BackupItem, { backup }: FreeUpRun): Promise<void> {
  try {
    await (await backup.openFile(file)).close()
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    throw new ItemFailure('copy-damaged', text, { saidBy: 'disk', cause: error })
  }
}
