import { AdbError } from './adb-error'
import type { PhoneLink, ServiceStream } from './open-service'
import type { OpenOptions } from './byte-reader'
import { encodePhoneText } from './phone-text'
import { readPacketHeader, shellHeaderBytes, shellPacket } from './shell-packets'

export interface ShellResult {
  /** Null where the phone cannot tell (no `shell_v2`, Android 6 and older). */
  readonly exitCode: number | null
  readonly stdout: Buffer
  /** Empty where the phone mixes it into stdout (no `shell_v2`). */
  readonly stderr: Buffer
}

/** What we keep of a command's output: these are answers to small questions, never bulk. */
const mostOutputBytes = 16 * 1024 * 1024

/**
 * Runs one command line in the phone's shell and collects its output. Quote arguments with `quoteShell`.
 * @throws AdbError; the signal's reason
 */
export async function runShell(
  link: PhoneLink,
  commandLine: string,
  options?: OpenOptions,
): Promise<ShellResult> {
  const v2 = link.features.has('shell_v2')
  const prefix = v2 ? 'shell,v2,raw:' : 'shell:'
  const stream = await link.open(encodePhoneText(prefix + commandLine), options)
  try {
    return v2 ? await readPackets(stream) : await readMerged(stream)
  } finally {
    stream.close()
  }
}

async function readPackets({ reader }: ServiceStream): Promise<ShellResult> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  let total = 0
  for (;;) {
    const { kind, length } = await readPacketHeader(reader)
    // With their headers: empty packets have an end too.
    total = checkTotal(total + shellHeaderBytes + length)
    const payload = await reader.read(length)
    if (kind === shellPacket.exit) {
      return { exitCode: payload[0] ?? null, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) }
    }
    if (length > 0) (kind === shellPacket.stdout ? stdout : stderr).push(payload)
  }
}

async function readMerged({ reader }: ServiceStream): Promise<ShellResult> {
  const parts: Buffer[] = []
  let total = 0
  for (let part = await reader.readSomeOrEnd(65536); part; part = await reader.readSomeOrEnd(65536)) {
    total = checkTotal(total + part.length)
    parts.push(part)
  }
  return { exitCode: null, stdout: Buffer.concat(parts), stderr: Buffer.alloc(0) }
}

function checkTotal(total: number): number {
  if (total > mostOutputBytes)
    throw new AdbError('protocol', 'A command on the phone printed more than was expected')
  return total
}
