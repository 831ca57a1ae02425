import { mkdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { lutimes, open, type FileHandle } from 'node:fs/promises'
import { PhoneFileError, toPhoneError } from '../files/phone-errors'
import {
  linkMode,
  fileTypeMask,
  giveToShell,
  mayAccess,
  resolvePhonePath,
  type PhoneFiles,
  type Resolved,
} from '../files/phone-files'
import { receiveContent } from './receive-content'
import { SendError, sendErrorOf } from './send-error'
import type { SyncContext } from './sync-context'
import { syncDataMax, encodeFail, encodeShort, syncId } from './sync-wire'

/** What SEND was asked for: a path, and the mode of the file to make. */
interface SendSpec {
  readonly path: Buffer
  readonly mode: number
}

const errnoMissing = 2
const errnoExists = 17

/**
 * SEND. As adbd does it: an old file is unlinked first (so a hard link of it elsewhere keeps its content), missing
 * parents are made, and after a failure what was written is unlinked again and the rest of the data is read and
 * thrown away, so that the computer gets to see the FAIL. False when the session must end.
 */
export async function sendFile(context: SyncContext, spec: Buffer): Promise<boolean> {
  let target: SendSpec | undefined
  try {
    target = parseSpec(spec)
    if (context.faults.current().storageFull === true)
      throw sendErrorOf('write failed', new PhoneFileError('ENOSPC'))
    assertNotRefused(context, target.path)
    const isLink = (target.mode & fileTypeMask) === linkMode
    const mtime = isLink ? await makeLink(context, target) : await writeFile(context, target)
    if (mtime === undefined) return false
    await applyTime(context.files, target.path, mtime)
    return await context.stream.write(encodeShort(syncId.okay, 0))
  } catch (thrown) {
    const text = thrown instanceof SendError ? thrown.message : sendErrorOf('write failed', thrown).message
    await context.stream.write(encodeFail(text))
    if (target !== undefined) await drain(context)
    return false
  }
}

function assertNotRefused({ faults }: SyncContext, path: Buffer): void {
  const { refuseSendTo } = faults.current()
  if (refuseSendTo !== undefined && path.includes(refuseSendTo))
    throw sendErrorOf("couldn't create file", new PhoneFileError('EACCES'))
}

/** Splits `/path,mode`; a mode that starts with 0 is octal, as strtoul reads it. */
function parseSpec(spec: Buffer): SendSpec {
  const comma = spec.lastIndexOf(0x2c)
  if (comma === -1) throw new SendError('missing , in ID_SEND_V1')
  const text = spec.subarray(comma + 1).toString('latin1')
  const mode = text.startsWith('0') ? parseInt(text, 8) : parseInt(text, 10)
  return { path: spec.subarray(0, comma), mode: Number.isNaN(mode) ? 0 : mode }
}

async function writeFile(context: SyncContext, spec: SendSpec): Promise<number | undefined> {
  const owner = spec.mode & 0o700
  const mode = (spec.mode & 0o777) | (owner >> 3) | (owner >> 6)
  const handle = await createFile(context.files, spec.path, mode)
  let stays = false
  try {
    await handle.chmod(mode)
    const mtime = await receiveContent(context, handle)
    // adbd unlinks what it could not finish; a phone whose power is gone cannot.
    stays = mtime !== undefined || context.faults.current().keepPartial === true
    return mtime
  } catch (thrown) {
    throw thrown instanceof SendError ? thrown : sendErrorOf('write failed', thrown)
  } finally {
    await handle.close()
    if (!stays) unlinkIfThere(context.files, spec.path)
  }
}

async function createFile(files: PhoneFiles, path: Buffer, mode: number): Promise<FileHandle> {
  try {
    prepareParents(files, path)
  } catch (thrown) {
    throw sendErrorOf('secure_mkdirs failed', thrown)
  }
  try {
    const place = resolvePhonePath(files, path, false)
    assertWritableParent(files, place)
    if (place.stat !== undefined && !place.stat.isDirectory()) unlinkSync(place.host)
    const handle = await open(place.host, 'wx', mode)
    giveToShell(files.user, place.host)
    return handle
  } catch (thrown) {
    const error = toPhoneError(thrown)
    // adbd opens what it could not unlink once more, without O_EXCL: a folder then answers that it is one.
    throw sendErrorOf(
      "couldn't create file",
      error.errno === errnoExists ? new PhoneFileError('EISDIR') : error,
    )
  }
}

async function drain(context: SyncContext): Promise<void> {
  for (;;) {
    const head = await context.reader.readExactly(8)
    if (head === null || head.readUInt32LE(0) !== syncId.data) return
    if (head.readUInt32LE(4) > syncDataMax) return
    if ((await context.reader.readExactly(head.readUInt32LE(4))) === null) return
  }
}

async function makeLink(context: SyncContext, spec: SendSpec): Promise<number | undefined> {
  const head = await context.reader.readExactly(8)
  if (head === null) return undefined
  const length = head.readUInt32LE(4)
  if (head.readUInt32LE(0) !== syncId.data) throw new SendError('invalid data message: expected ID_DATA')
  if (length > syncDataMax) throw new SendError('oversize data message')
  const data = await context.reader.readExactly(length)
  if (data === null) return undefined
  const nul = data.indexOf(0)
  try {
    prepareParents(context.files, spec.path)
    const place = resolvePhonePath(context.files, spec.path, false)
    assertWritableParent(context.files, place)
    if (place.stat !== undefined) unlinkSync(place.host)
    symlinkSync(nul === -1 ? data : data.subarray(0, nul), place.host)
    giveToShell(context.files.user, place.host)
  } catch (thrown) {
    throw sendErrorOf('symlink failed', thrown)
  }
  const done = await context.reader.readExactly(8)
  if (done === null) return undefined
  if (done.readUInt32LE(0) !== syncId.done) throw new SendError('invalid data message: expected ID_DONE')
  return done.readUInt32LE(4)
}

/** adb_utils.cpp secure_mkdirs: every missing folder on the way, mode 0775. */
function prepareParents(files: PhoneFiles, path: Buffer): void {
  const end = path.lastIndexOf(0x2f)
  if (end <= 0) return
  const parent = path.subarray(0, end)
  const found = findOrPrepare(files, parent)
  // What is there already, be it a folder or not, is left to the attempt to make the file.
  if (found !== undefined && found.stat === undefined) makeFolder(files, found)
}

function findOrPrepare(files: PhoneFiles, folder: Buffer): Resolved | undefined {
  try {
    return resolvePhonePath(files, folder, true)
  } catch (thrown) {
    if (toPhoneError(thrown).errno !== errnoMissing) return undefined
    prepareParents(files, folder)
    return resolvePhonePath(files, folder, true)
  }
}

function makeFolder(files: PhoneFiles, place: Resolved): void {
  assertWritableParent(files, place)
  mkdirSync(place.host, 0o775)
  giveToShell(files.user, place.host)
}

function assertWritableParent(files: PhoneFiles, { phone }: Resolved): void {
  const { stat } = resolvePhonePath(files, phone.subarray(0, Math.max(1, phone.lastIndexOf(0x2f))), true)
  if (stat !== undefined && !mayAccess(files, stat, 3)) throw new PhoneFileError('EACCES')
}

function unlinkIfThere(files: PhoneFiles, path: Buffer): void {
  try {
    unlinkSync(resolvePhonePath(files, path, false).host)
  } catch {
    // It was never made, or somebody else has removed it: what counts is that it is not there.
  }
}

async function applyTime(files: PhoneFiles, path: Buffer, mtime: number): Promise<void> {
  await lutimes(resolvePhonePath(files, path, false).host, mtime, mtime)
}
