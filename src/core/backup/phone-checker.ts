import { hashOnPhone } from '../device/hash-on-phone'
import { hashingLimitMs } from '../device/hashing-limit'
import type { FileVersion } from '../vault/file-version'
import type { PhoneSession } from './phone-session'

/** Asks the phone for the SHA-256 of its files, many with one command. */
export interface PhoneChecker {
  /**
   * In hexadecimal; null where the phone cannot tell.
   * @throws what the session throws
   */
  readonly ask: (file: FileVersion) => Promise<string | null>
}

export interface CheckerOptions {
  readonly session: PhoneSession
  readonly signal: AbortSignal
  readonly inactivityMs?: number | undefined
}

interface Question {
  readonly file: FileVersion
  readonly answer: (sha256: string | null) => void
  readonly fail: (error: unknown) => void
}

const mostInBatch = 48
/** So that a few films do not keep the answers on many pictures back. */
const mostBatchBytes = 256 * 1024 * 1024

/** Whatever was asked while the phone was busy with one batch goes into the next one. */
export function createPhoneChecker({ session, signal, inactivityMs }: CheckerOptions): PhoneChecker {
  const waiting: Question[] = []
  let running = false

  const takeBatch = (): Question[] => {
    let bytes = 0
    const end = waiting.findIndex(({ file }, number) => {
      bytes += file.bytes
      return number > 0 && (number >= mostInBatch || bytes > mostBatchBytes)
    })
    return waiting.splice(0, end < 0 ? waiting.length : end)
  }
  const answerBatch = async (batch: readonly Question[]) => {
    try {
      const bytes = batch.reduce((total, { file }) => total + file.bytes, 0)
      const limit = { signal, inactivityMs: hashingLimitMs(bytes, inactivityMs) }
      const paths = batch.map(({ file }) => file.path)
      const hashes = await session.use(({ link }) => hashOnPhone(link, paths, limit))
      for (const { file, answer } of batch) answer(hashes.get(file.path) ?? null)
    } catch (error) {
      for (const { fail } of batch) fail(error)
    }
  }
  const run = async () => {
    if (running) return
    running = true
    while (waiting.length > 0) await answerBatch(takeBatch())
    running = false
  }
  return {
    ask: file => {
      const answered = new Promise<string | null>((answer, fail) => {
        waiting.push({ file, answer, fail: error => fail(error as Error) })
      })
      // Its asker may have ended by then.
      answered.catch(() => undefined)
      void run()
      return answered
    },
  }
}
