import { createAnswerBudget } from '../phone/answer-budget'
import { resumeStep, type ByteSink, type OpenOptions, type ReadRequest } from '../phone/phone'
import { AdbError } from './adb/adb-error'
import type { PhoneLink } from './adb/open-service'
import { quoteShell } from './adb/quote-shell'
import { streamShell } from './adb/stream-shell'

/** Of packet headers and errors, beyond twice the file's own bytes. */
const maxBesidesBytes = 1024 * 1024

/**
 * Reads a file of the phone from an offset, which RECV cannot. `dd`, which Android has had from the beginning, seeks over
 * whole blocks; `tail -c +N` of toybox 0.8.9 reads through all that it skips (13 s for 4 GiB).
 * @throws AdbError, `refused` when the phone cannot; what `sink` throws; the signal's reason
 */
export async function readFrom(
  link: PhoneLink,
  { path, bytes, from }: Pick<ReadRequest, 'path' | 'bytes' | 'from'>,
  sink: ByteSink,
  options: OpenOptions,
): Promise<void> {
  const file = quoteShell(path)
  const dd = `dd if=${file} bs=${resumeStep} skip=${from / resumeStep} 2>/dev/null`
  const command = `if command -v dd >/dev/null; then ${dd}; else tail -c +${from + 1} ${file}; fi`
  const budget = createAnswerBudget({
    maxBytes: 2 * (bytes - from) + maxBesidesBytes,
    maxWaitMs: Infinity,
  })
  const exitCode = await streamShell(link, command, sink, { ...options, budget })
  if (exitCode !== 0) throw new AdbError('refused', `Reading it from byte ${from} on ended with ${exitCode}`)
}
