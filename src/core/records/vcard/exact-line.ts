import { endOfHead, type ContentLine } from './content-line'

/**
 * A line of ours that says once more what the line before it says, with the carriage returns of its text: no vCard can write
 * those, so the line that others read has a line end for each. The whole line is its value, with `\\` for a backslash and
 * `\r` for a carriage return.
 */
export const exactLineName = 'X-PHONEKEEP-EXACT'

/**
 * A line as a file has it, and the one of ours after it where that is not all it says.
 * @param text with its line feeds escaped and its carriage returns as they are
 */
export function withExactLine(text: string): readonly string[] {
  if (!text.includes('\r')) return [text]
  const exact = text.replace(/\\/g, '\\\\').replace(/\r/g, '\\r')
  return [asOthersRead(text), `${exactLineName}:${exact}`]
}

/**
 * The line before one of ours, with its carriage returns; null where it says something else, because another program has
 * changed it since: then it counts as it is.
 * @param binary of the line of ours, its value as it is written
 */
export function exactTextOf(binary: ContentLine, before: string | undefined): string | null {
  const text = binary.value.replace(/\\([\\r])/g, (_, escaped: string) => (escaped === 'r' ? '\r' : '\\'))
  return before !== undefined && asOthersRead(text) === before ? text : null
}

/** With a line end for each carriage return, and one for both where a line feed comes after it. */
function asOthersRead(text: string): string {
  const colon = Math.max(0, endOfHead(text))
  const head = text.slice(0, colon).replace(/\r(?:\^n)?/g, '^n')
  return head + text.slice(colon).replace(/\r(?:\\n)?/g, '\\n')
}
