import type { OpenOptions } from '../../phone/phone'
import { isPhoneLost, PhoneError } from '../../phone/phone-error'
import type { PhoneLink, ServiceStream } from '../adb/open-service'
import { encodePhoneText } from '../adb/phone-text'
import { runShell } from '../adb/run-shell'
import { readPacketHeader, shellPacket } from '../adb/shell-packets'
import { askAppOp, parseAppOp, setAppOp, type AppOpMode } from './app-op'
import { settleNote, thisOwner, writeNote } from './app-op-note'
import { putBack, restoreAppOp, takeOverAppOp } from './restore-app-op'

/** Putting it back must not wait for a phone that is gone: the note on it will do. */
const putBackMs = 10_000

/**
 * Runs `work` while the phone takes messages from a computer: AOSP gives the shell no right to write them but the app-op
 * WRITE_SMS. Its mode before is noted on the phone first, and put back when `work` ends, however that is; where it cannot be,
 * `restoreAppOp` does it at the next connection.
 * @throws PhoneError, `refused` where the phone does not let the app-op be set; what `work` throws; the signal's reason
 */
export async function openForWriting<Result>(
  link: PhoneLink,
  work: () => Promise<Result>,
  options: OpenOptions,
): Promise<Result> {
  const state = await takeOverAppOp(link, options)
  if (state === 'in-use') throw inUse()
  // Its mode now is not the one before, and would be noted as that.
  if (state === 'failed') throw new PhoneError('refused', "The phone doesn't put back who may write messages")
  const mode = await askMode(link, options)
  const holder = await holdShell(link, options)
  try {
    const note = { mode, holder: holder.pid, owner: thisOwner }
    const noted = await runShell(link, writeNote(note), options)
    if (noted.exitCode !== 0) {
      if ((await restoreAppOp(link, options)) === 'in-use') throw inUse()
      throw refused("The phone can't note its setting", noted.stderr)
    }
    // Somebody who was done in between had it open when it was asked for.
    if ((await askMode(link, options)) !== mode) {
      await runShell(link, settleNote(note, 'true'), options)
      throw inUse()
    }
    try {
      const set = await runShell(link, setAppOp('allow'), options)
      if (set.exitCode !== 0) throw refused("The phone doesn't allow writing messages", set.stderr)
      return await work()
    } finally {
      // The signal may be aborted, and this has to be done all the same.
      await ignoreLoss(putBack(link, note, { inactivityMs: putBackMs }))
    }
  } finally {
    holder.close()
  }
}

/** @throws PhoneError `refused` */
async function askMode(link: PhoneLink, options: OpenOptions): Promise<AppOpMode> {
  const { stdout } = await runShell(link, askAppOp, options)
  const mode = parseAppOp(stdout.toString('latin1'))
  if (mode === null) throw refused("The phone doesn't tell who may write messages", stdout)
  return mode
}

function inUse(): PhoneError {
  return new PhoneError('refused', 'Messages are being restored to this phone already')
}

function refused(what: string, told: Buffer): PhoneError {
  const words = told.toString('utf8', 0, maxToldBytes).trim()
  const denied = /SecurityException|permission/i.test(words)
  return new PhoneError('refused', words === '' ? what : `${what}: ${words}`, {
    refusal: denied ? 'denied' : 'other',
  })
}

const maxToldBytes = 300

async function ignoreLoss(done: Promise<unknown>): Promise<void> {
  try {
    await done
  } catch (error) {
    if (!isPhoneLost(error)) throw error
  }
}

interface HeldShell {
  readonly pid: number
  close(): void
}

/** A process on the phone that is there for as long as this connection. @throws AdbError; the signal's reason */
async function holdShell(link: PhoneLink, options: OpenOptions): Promise<HeldShell> {
  // Not ended by the signal: it has to be there until all is put back.
  const stream = await link.open(encodePhoneText('shell,v2,raw:echo $$; exec cat'), {
    inactivityMs: options.inactivityMs,
  })
  try {
    return { pid: await readPid(stream), close: () => stream.close() }
  } catch (error) {
    stream.close()
    throw error
  }
}

async function readPid({ reader }: ServiceStream): Promise<number> {
  let text = ''
  while (!text.includes('\n')) {
    const { kind, length } = await readPacketHeader(reader)
    const payload = await reader.read(length)
    if (kind === shellPacket.exit) break
    if (kind === shellPacket.stdout) text += payload.toString('latin1')
  }
  const pid = /^(\d{1,9})\r?\n/.exec(text)?.[1]
  if (pid === undefined) throw new PhoneError('protocol', "The phone's shell doesn't tell its process")
  return Number(pid)
}
