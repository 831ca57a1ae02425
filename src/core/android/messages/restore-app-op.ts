import { setTimeout as delay } from 'node:timers/promises'
import type { OpenOptions } from '../../phone/phone'
import { PhoneError } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import { runShell } from '../adb/run-shell'
import { setAppOp } from './app-op'
import { forgetNote, parseNote, readNote, settleNote, thisOwner, type AppOpNote } from './app-op-note'

/**
 * - `as-it-was`: nobody has left it open
 * - `put-back`: somebody had, and it has its mode again
 * - `in-use`: somebody is writing messages now, from here or from another computer
 * - `failed`: the phone did not set it; it is tried again at the next connection
 */
export type AppOpState = 'as-it-was' | 'put-back' | 'in-use' | 'failed'

/**
 * Puts back the app-op WRITE_SMS where a restore was ended before it could, when the phone is connected again. Where nothing
 * is to be done that costs one small command.
 * @throws AdbError; the signal's reason
 */
export async function restoreAppOp(link: PhoneLink, options: OpenOptions = {}): Promise<AppOpState> {
  if (!link.features.has('shell_v2')) return 'as-it-was'
  const note = await askNote(link, options)
  if (!note) return 'as-it-was'
  if (await isHeld(link, note, options)) return 'in-use'
  return (await putBack(link, note, options)) ? 'put-back' : 'failed'
}

/**
 * Like `restoreAppOp`, for whoever is about to open it: what this run itself has left open, on a connection that is dead and
 * that the phone still takes for alive, is put back as well.
 * @throws AdbError; the signal's reason
 */
export async function takeOverAppOp(link: PhoneLink, options: OpenOptions): Promise<AppOpState> {
  const state = await restoreAppOp(link, options)
  if (state === 'as-it-was') await forgetUnknown(link, options)
  if (state !== 'in-use') return state
  const note = await askNote(link, options)
  if (note?.owner !== thisOwner) return note ? 'in-use' : 'as-it-was'
  return (await putBack(link, note, options)) ? 'put-back' : 'failed'
}

/** It would be in the way of ours. */
async function forgetUnknown(link: PhoneLink, options: OpenOptions): Promise<void> {
  const { stdout } = await runShell(link, readNote, options)
  const text = stdout.toString('latin1')
  if (text !== '' && !parseNote(text)) await runShell(link, forgetNote, options)
}

async function askNote(link: PhoneLink, options: OpenOptions): Promise<AppOpNote | null> {
  return parseNote((await runShell(link, readNote, options)).stdout.toString('latin1'))
}

/** The shell of whoever opened it is hung up when its connection ends (packages/modules/adb, shell_service.cpp). */
async function isHeld(link: PhoneLink, { holder }: AppOpNote, options: OpenOptions): Promise<boolean> {
  return (await runShell(link, `kill -0 ${holder}`, options)).exitCode === 0
}

/**
 * Sets the mode that the note tells and, once that is done, forgets it. Where the phone has another note by now, somebody
 * else has seen to it.
 * @returns whether the phone did it
 * @throws AdbError; the signal's reason
 */
export async function putBack(link: PhoneLink, note: AppOpNote, options: OpenOptions): Promise<boolean> {
  const { exitCode } = await runShell(link, settleNote(note, setAppOp(note.mode)), options)
  return exitCode === 0
}

/** It must not keep a phone from being used. */
const settleMs = 10_000

/** A phone whose cable was just pulled and put back needs a moment to end what ran on it. */
const hangUpTries = 9
const hangUpMs = 250

/**
 * `restoreAppOp` for a phone that has just been connected. What goes wrong is no matter here: it is tried again at the next
 * connection, and a phone that is gone is told by whoever uses it.
 * @throws the signal's reason
 */
export async function settleAppOp(link: PhoneLink, signal?: AbortSignal): Promise<void> {
  try {
    for (let left = hangUpTries; left > 0; left--) {
      const state = await restoreAppOp(link, { signal, inactivityMs: settleMs })
      if (state !== 'in-use') return
      await delay(hangUpMs, undefined, { signal })
    }
  } catch (error) {
    signal?.throwIfAborted()
    if (!(error instanceof PhoneError)) throw error
  }
}
