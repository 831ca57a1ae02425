import { createAnswerBudget } from '../../phone/answer-budget'
import type { PhoneError } from '../../phone/phone-error'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { runShell, type ShellOptions } from '../adb/run-shell'
import { readProviderError } from './provider-answer'

/** Of one answer, where nobody has said more of it: five hundred rows of 100 KB are well within it. */
const maxAnswerBytes = 128 * 1024 * 1024

export interface ContentAnswer {
  readonly stdout: Buffer
  /** What it says went wrong; some rows may have been printed before. */
  readonly error: PhoneError | null
}

/**
 * Runs the phone's `content` once, which starts Java there: 0.3 to 1 s, whatever it is asked.
 * @param args not quoted yet
 * @throws AdbError; the signal's reason
 */
export async function runContent(
  link: PhoneLink,
  args: readonly string[],
  options: ShellOptions,
): Promise<ContentAnswer> {
  const budget = options.budget ?? createAnswerBudget({ maxBytes: maxAnswerBytes })
  const result = await runShell(link, contentCommand(args), { ...options, budget })
  return { stdout: result.stdout, error: readProviderError(result) }
}

export function contentCommand(args: readonly string[]): string {
  return ['content', ...args.map(quoteShell)].join(' ')
}

export interface QueryInput {
  readonly uri: string
  readonly columns: readonly string[]
  readonly where?: string | undefined
}

/** The arguments of a query, by ascending `_id`. The columns may be expressions without a colon. */
export function queryArguments({ uri, columns, where }: QueryInput): string[] {
  const selection = where === undefined ? [] : ['--where', where]
  return ['query', '--uri', uri, '--projection', columns.join(':'), ...selection, '--sort', '_id ASC']
}
