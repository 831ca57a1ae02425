import type { OpenOptions } from '../../phone/phone'
import type { PhoneLink, ServiceStream } from './open-service'
import { encodePhoneText } from './phone-text'
import { readShellPackets, type ShellResult } from './run-shell'
import { encodeInput, encodeInputEnd } from './shell-packets'

/** adbd reads 4 KB of a packet at a time; larger ones cost it nothing, smaller ones us. */
const maxInputBytes = 32 * 1024

/**
 * Runs one command line on a phone with `shell_v2`, with bytes as its input, and collects what it prints: little.
 * @throws AdbError; what `input` throws; the signal's reason
 */
export async function feedShell(
  link: PhoneLink,
  commandLine: string,
  input: AsyncIterable<Uint8Array>,
  options: OpenOptions,
): Promise<ShellResult> {
  const stream = await link.open(encodePhoneText(`shell,v2,raw:${commandLine}`), options)
  try {
    await sendInput(stream, input)
    return await readShellPackets(stream)
  } catch (error) {
    // A write to a stream that the signal has closed says nothing of the signal.
    options.signal?.throwIfAborted()
    throw error
  } finally {
    stream.close()
  }
}

async function sendInput(stream: ServiceStream, input: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const piece of input) {
    for (let at = 0; at < piece.length; at += maxInputBytes)
      await stream.write(encodeInput(piece.subarray(at, at + maxInputBytes)))
    // It has ended, or complains: it would take the rest to throw it away.
    if (stream.reader.hasNews()) break
  }
  await stream.write(encodeInputEnd())
}
