import { PhoneError } from './phone-error'

/**
 * What a phone may still send and how long it may still take, for one answer or for several that belong together. Every
 * stream from a phone is read against one: see `answer-meter`.
 */
export interface AnswerBudget {
  /** @throws PhoneError `protocol` when that is more than is left */
  spendBytes(bytes: number): void
  /** Things that each take memory of ours or work, however few bytes they have: entries, lines. @throws like `spendBytes` */
  spendParts(count: number): void
  spendWait(ms: number): void
  /** How long may still be waited for it, in milliseconds; negative when it has taken too long. */
  readonly waitLeftMs: number
}

export interface BudgetLimits {
  /** With all headers: endless empty packets have an end, too. */
  readonly maxBytes: number
  readonly maxParts?: number
  /** Time spent waiting for bytes, in milliseconds, beyond the one silence that any answer may begin with. */
  readonly maxWaitMs?: number
}

/** Answers of a few hundred bytes: what we get is a hash, a status, a line of `df`, an adb server's list of phones. */
const smallAnswerBytes = 128 * 1024
const defaultWaitMs = 10 * 60_000

export function createAnswerBudget({
  maxBytes,
  maxParts = Infinity,
  maxWaitMs = defaultWaitMs,
}: BudgetLimits): AnswerBudget {
  let bytes = 0
  let parts = 0
  let waitedMs = 0
  return {
    spendBytes: more => {
      bytes += more
      if (bytes > maxBytes) throw tooMuch(`more than ${maxBytes} bytes`)
    },
    spendParts: more => {
      parts += more
      if (parts > maxParts) throw tooMuch(`more than ${maxParts} lines or entries`)
    },
    spendWait: ms => void (waitedMs += ms),
    get waitLeftMs() {
      return maxWaitMs - waitedMs
    },
  }
}

/** For every answer that nobody has said more of. */
export function smallAnswer(): AnswerBudget {
  return createAnswerBudget({ maxBytes: smallAnswerBytes })
}

/** Far beyond what any phone has, as one that lies would fill our memory or never end. */
const maxEntries = 5_000_000
const maxListingBytes = 1024 ** 3
const maxListingMs = 6 * 3_600_000

/** For the listing of one folder, or of all of a phone's. */
export function listingBudget(): AnswerBudget {
  return createAnswerBudget({ maxBytes: maxListingBytes, maxParts: maxEntries, maxWaitMs: maxListingMs })
}

function tooMuch(what: string): PhoneError {
  return new PhoneError('protocol', `The phone answers with ${what}`)
}
