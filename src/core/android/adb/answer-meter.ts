import { AdbError } from './adb-error'
import { smallAnswer, type AnswerBudget } from '../../phone/answer-budget'

export interface AnswerLimits {
  readonly budget: AnswerBudget
  /** Where this answer may be silent for longer than others, in milliseconds. */
  readonly inactivityMs?: number | undefined
}

/** Below the slowest link that is of any use: a byte now and then is no progress. */
const minBytesPerSecond = 1000

/**
 * Holds one connection to a phone to its limits, whatever reads from it: each answer has a budget, and patience, which
 * waiting uses up and bytes give back, up to the inactivity limit. So a phone that is silent, one that sends a byte every
 * 29 seconds and one that sends for ever all come to an end.
 */
export class AnswerMeter {
  readonly #defaultMs: number
  readonly #received: () => number
  #budget: AnswerBudget
  #inactivityMs: number
  #patienceMs: number
  #credited = 0
  #waitingSince: number | null = null
  #timer: NodeJS.Timeout | null = null

  /**
   * @param inactivityMs of answers that do not say otherwise, in milliseconds
   * @param received how many bytes have come over the connection, in all
   */
  constructor(inactivityMs: number, received: () => number, budget: AnswerBudget = smallAnswer()) {
    this.#defaultMs = inactivityMs
    this.#received = received
    this.#budget = budget
    this.#inactivityMs = inactivityMs
    this.#patienceMs = inactivityMs
  }

  /** What is read from now on is another answer. */
  begin({ budget, inactivityMs = this.#defaultMs }: AnswerLimits): void {
    this.#budget = budget
    this.#inactivityMs = inactivityMs
    this.#patienceMs = inactivityMs
  }

  /** Bytes that are about to be read, or were. @throws AdbError `protocol` beyond the budget */
  spend(bytes: number): void {
    this.#budget.spendBytes(bytes)
  }

  /** From now on bytes are waited for; `onSilent` is called when that takes too long. */
  startWait(onSilent: (error: AdbError) => void): void {
    this.endWait()
    this.#credit()
    this.#waitingSince = performance.now()
    const left = Math.min(this.#patienceMs, this.#budget.waitLeftMs + this.#inactivityMs)
    // No timer of Node's is longer than that; 24 days are no limit that anybody waits for.
    if (left > 2 ** 31 - 1) return
    this.#timer = setTimeout(() => onSilent(this.#silent()), Math.max(0, left))
  }

  /** They came, or nobody waits any more. */
  endWait(): void {
    if (this.#waitingSince === null) return
    if (this.#timer) clearTimeout(this.#timer)
    const waitedMs = performance.now() - this.#waitingSince
    this.#waitingSince = null
    this.#timer = null
    this.#patienceMs -= waitedMs
    this.#budget.spendWait(waitedMs)
    this.#credit()
  }

  #credit(): void {
    const received = this.#received()
    const earnedMs = ((received - this.#credited) / minBytesPerSecond) * 1000
    this.#credited = received
    this.#patienceMs = Math.min(this.#inactivityMs, this.#patienceMs + earnedMs)
  }

  #silent(): AdbError {
    const seconds = Math.round(this.#inactivityMs / 1000)
    return new AdbError('silent', `The phone sent nothing, or next to nothing, for ${seconds} seconds`)
  }
}
