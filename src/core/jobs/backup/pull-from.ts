import { createAnswerBudget } from '../../android/adb/answer-budget'
import type { OpenOptions } from '../../android/adb/byte-reader'
import type { PhoneLink } from '../../android/adb/open-service'
import { quoteShell } from '../../android/adb/quote-shell'
import { streamShell } from '../../android/adb/stream-shell'
import type { ByteSink } from '../../android/sync/pull-file'
import { blockBytes } from '../../format/part-format'

/** Of packet headers and errors, beyond twice the file's own bytes. */
const maxBesidesBytes = 1024 * 1024

/**
 * Reads a file of the phone from an offset, which RECV cannot. `dd`, which Android has had from the beginning, seeks over
 * whole blocks; `tail -c +N` of toybox 0.8.9 reads through all that it skips (13 s for 4 GiB).
 * @param offset a multiple of `blockBytes`
 * @returns false when the phone cannot
 * @throws AdbError; what `sink` throws; the signal's reason
 */
export async function pullFrom(
  link: PhoneLink,
  { path, bytes, offset }: { readonly path: string; readonly bytes: number; readonly offset: number },
  sink: ByteSink,
  options: OpenOptions,
): Promise<boolean> {
  const file = quoteShell(path)
  const dd = `dd if=${file} bs=${blockBytes} skip=${offset / blockBytes} 2>/dev/null`
  const command = `if command -v dd >/dev/null; then ${dd}; else tail -c +${offset + 1} ${file}; fi`
  const budget = createAnswerBudget({
    maxBytes: 2 * (bytes - offset) + maxBesidesBytes,
    maxWaitMs: Infinity,
  })
  return (await streamShell(link, command, sink, { ...options, budget })) === 0
}
