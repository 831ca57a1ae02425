import type { IndexLine } from '../../format/index-line'
import { maxStillsText } from '../../format/still'

/** Without the stills of the oldest items, where all of them together are too much for one backup. Pure. */
export function limitStills(
  lines: readonly IndexLine[],
  maxText: number = maxStillsText,
): readonly IndexLine[] {
  const withStill = lines.filter(({ still }) => still !== undefined).sort((a, b) => b.mtime - a.mtime)
  let text = 0
  const dropped = new Set(withStill.filter(({ still = '' }) => (text += still.length) > maxText))
  return dropped.size === 0
    ? lines
    : lines.map(line => (dropped.has(line) ? { ...line, still: undefined } : line))
}
