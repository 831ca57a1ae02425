import pLimit from 'p-limit'
import type { PhoneLink } from '../android/adb/open-service'
import { hashOnPhone } from '../android/hash-on-phone'
import { hashingLimitMs } from '../android/hashing-limit'
import { hashTogether } from '../android/hash-together'
import type { FileVersion } from './file-version'
import type { PhoneSession } from './phone-session'
import { createSessionShell } from './session-shell'

/** Asks the phone for the SHA-256 of its files. */
export interface PhoneChecker {
  /**
   * In hexadecimal; null where the phone cannot tell.
   * @throws what the session throws
   */
  readonly ask: (file: FileVersion) => Promise<string | null>
  readonly close: () => void
}

export interface CheckerOptions {
  readonly session: PhoneSession
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
}

interface Question {
  readonly file: FileVersion
  readonly answer: (sha256: string | null) => void
  readonly fail: (error: Error) => void
}

/** A larger file is asked for on its own: its answer takes so long that others would wait for it. */
const largeBytes = 16 * 1024 * 1024
/** Files of one command: starting a program for each costs a phone more than hashing most of them. */
const mostTogether = 32
const mostTogetherBytes = 16 * 1024 * 1024
/** A phone that goes away each time it is asked is not asked about these files any more. */
const mostTries = 5
/** Two, so that the phone has something to do while an answer is on its way. */
const parallelCommands = 2

/** Small files are asked for together, over one shell on the phone; whatever comes meanwhile goes into the next command. */
export function createPhoneChecker({ session, signal, inactivityMs }: CheckerOptions): PhoneChecker {
  const limit = (bytes: number) => ({ signal, inactivityMs: hashingLimitMs(bytes, inactivityMs) })
  const oneByOne = pLimit(1)
  const waiting: Question[] = []
  let running = 0
  const shell = createSessionShell(limit(mostTogetherBytes * parallelCommands))

  const askAlone = async ({ path, bytes }: FileVersion): Promise<string | null> => {
    let tries = 0
    return await session.use(async ({ link }) => {
      tries += 1
      if (tries > mostTries) return null
      const hashes = await oneByOne(() => hashOnPhone(link, [path], limit(bytes)))
      return hashes.get(path) ?? null
    })
  }
  const askPhone = async (link: PhoneLink, paths: readonly string[]) => {
    if (link.features.has('shell_v2')) return await hashTogether(shell.on(link), paths)
    const hashes = await hashOnPhone(link, paths, limit(mostTogetherBytes))
    return paths.map(path => hashes.get(path) ?? null)
  }
  const takeBatch = (): Question[] => {
    let bytes = 0
    const end = waiting.findIndex(({ file }, number) => {
      bytes += file.bytes
      return number > 0 && (number >= mostTogether || bytes > mostTogetherBytes)
    })
    return waiting.splice(0, end < 0 ? waiting.length : end)
  }
  const askBatch = async (batch: readonly Question[]) => {
    try {
      const paths = batch.map(({ file }) => file.path)
      let tries = 0
      const answers = await session.use(async ({ link }) => {
        tries += 1
        return tries > mostTries ? [] : await askPhone(link, paths)
      })
      for (const [number, { answer }] of batch.entries()) answer(answers[number] ?? null)
    } catch (error) {
      for (const { fail } of batch) fail(error as Error)
    }
  }
  const run = async () => {
    if (running >= parallelCommands) return
    running += 1
    while (waiting.length > 0) await askBatch(takeBatch())
    running -= 1
  }
  return {
    ask: file => {
      const answer =
        file.bytes > largeBytes
          ? askAlone(file)
          : new Promise<string | null>((resolve, fail) => {
              waiting.push({ file, answer: resolve, fail })
              // After those that are asked for in the same turn.
              queueMicrotask(() => void run())
            })
      // Its asker may have ended by then.
      answer.catch(() => undefined)
      return answer
    },
    close: shell.close,
  }
}
