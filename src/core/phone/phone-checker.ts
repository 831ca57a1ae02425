import pLimit from 'p-limit'
import type { FileVersion } from './file-version'
import type { PhoneSession } from './phone-session'

/** Asks the phone for the SHA-256 of its files. */
export interface PhoneChecker {
  /**
   * In hexadecimal; null where the phone cannot tell.
   * @throws what the session throws
   */
  readonly ask: (file: FileVersion) => Promise<string | null>
}

interface Question {
  readonly file: FileVersion
  readonly answer: (sha256: string | null) => void
  readonly fail: (error: Error) => void
}

/** A larger file is asked for on its own: its answer takes so long that others would wait for it. */
const largeBytes = 16 * 1024 * 1024
/** Files of one command: starting a program for each costs a phone more than hashing most of them. */
const maxTogether = 32
const maxTogetherBytes = 16 * 1024 * 1024
/** A phone that goes away each time it is asked is not asked about these files any more. */
const maxTries = 5
/** Two, so that the phone has something to do while an answer is on its way. */
const parallelCommands = 2

/** Small files are asked for together, by one command; whatever comes meanwhile goes into the next one. */
export function createPhoneChecker(session: PhoneSession): PhoneChecker {
  const oneByOne = pLimit(1)
  const waiting: Question[] = []
  let running = 0

  const askPhone = async (files: readonly FileVersion[]): Promise<readonly (string | null)[]> => {
    let tries = 0
    return await session.use(async ({ hash }) => {
      tries += 1
      return tries > maxTries || !hash ? [] : await hash.of(files)
    })
  }
  const askAlone = async (file: FileVersion): Promise<string | null> => {
    const [answer] = await oneByOne(() => askPhone([file]))
    return answer ?? null
  }
  const takeBatch = (): Question[] => {
    let bytes = 0
    const end = waiting.findIndex(({ file }, number) => {
      bytes += file.bytes
      return number > 0 && (number >= maxTogether || bytes > maxTogetherBytes)
    })
    return waiting.splice(0, end < 0 ? waiting.length : end)
  }
  const askBatch = async (batch: readonly Question[]) => {
    try {
      const answers = await askPhone(batch.map(({ file }) => file))
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
  }
}
