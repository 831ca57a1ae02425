import type { AnswerBudget } from '../../phone/answer-budget'
import type { PhoneLink } from './open-service'
import { encodePhoneText } from './phone-text'
import { readPacketHeader, shellPacket } from './shell-packets'
import type { ByteSink, OpenOptions } from '../../phone/phone'

/**
 * Runs one command line on a phone with `shell_v2`, and gives its output to `sink` as it comes, piece by piece.
 * @param options.budget for all that it prints, errors and packet headers as well
 * @param options.onError gets what it prints as errors
 * @returns its exit code
 * @throws AdbError; what `sink` throws; the signal's reason
 */
export async function streamShell(
  link: PhoneLink,
  commandLine: string,
  sink: ByteSink,
  options: OpenOptions & { readonly budget: AnswerBudget; readonly onError?: (piece: Buffer) => void },
): Promise<number> {
  const stream = await link.open(encodePhoneText(`shell,v2,raw:${commandLine}`), options)
  const { reader } = stream
  try {
    for (;;) {
      const { kind, length } = await readPacketHeader(reader)
      if (kind === shellPacket.exit) return (await reader.read(length))[0] ?? 0
      for (let left = length; left > 0;) {
        const piece = await reader.readSome(left)
        left -= piece.length
        if (kind === shellPacket.stdout) await sink(piece, reader.lend)
        else options.onError?.(piece)
      }
    }
  } finally {
    stream.close()
  }
}
