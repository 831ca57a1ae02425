import { AdbError } from '../adb/adb-error'
import type { OpenOptions } from '../adb/byte-reader'
import type { PhoneLink } from '../adb/open-service'
import { quoteShell } from '../adb/quote-shell'
import { streamShell } from '../adb/stream-shell'
import type { ByteSink } from '../adb/sync/pull-file'
import { blockBytes } from '../vault/part-format'

/**
 * Reads a file of the phone from an offset, which RECV cannot. `dd` seeks over whole blocks; `tail -c +N` of some phones
 * reads through all that it skips (toybox 0.8.9: 13 s for 4 GiB).
 * @param offset a multiple of `blockBytes`
 * @throws AdbError, `fail` when the phone cannot read it; what `sink` throws; the signal's reason
 */
export async function pullFrom(
  link: PhoneLink,
  path: string,
  offset: number,
  sink: ByteSink,
  options: OpenOptions,
): Promise<void> {
  const skip = offset / blockBytes
  const command = `dd if=${quoteShell(path)} bs=${blockBytes} skip=${skip} 2>/dev/null`
  const exitCode = await streamShell(link, command, sink, options)
  if (exitCode !== 0) throw new AdbError('fail', `dd ended with ${exitCode}`)
}
