import { createAnswerBudget, type AnswerBudget } from '../../phone/answer-budget'
import type { OpenOptions } from '../../phone/phone'
import type { PhoneLink, ServiceStream } from './open-service'
import { gatherBytes } from '../../phone/gather-bytes'
import { encodePhoneText } from './phone-text'
import { readPacketHeader, shellPacket } from './shell-packets'

export interface ShellResult {
  /** Null where the phone cannot tell (no `shell_v2`, Android 6 and older). */
  readonly exitCode: number | null
  readonly stdout: Buffer
  /** Empty where the phone mixes it into stdout (no `shell_v2`). */
  readonly stderr: Buffer
}

export interface ShellOptions extends OpenOptions {
  /** What it may print, with all packet headers; what small questions are answered with when left out. */
  readonly budget?: AnswerBudget | undefined
}

/** Of the answers to small questions, never bulk. */
const maxOutputBytes = 1024 * 1024

/**
 * Runs one command line in the phone's shell and collects its output. Quote arguments with `quoteShell`.
 * @throws AdbError, `protocol` when it prints more than the budget has; the signal's reason
 */
export async function runShell(
  link: PhoneLink,
  commandLine: string,
  options: ShellOptions = {},
): Promise<ShellResult> {
  const { budget = createAnswerBudget({ maxBytes: maxOutputBytes }) } = options
  const v2 = link.features.has('shell_v2')
  const prefix = v2 ? 'shell,v2,raw:' : 'shell:'
  const stream = await link.open(encodePhoneText(prefix + commandLine), { ...options, budget })
  try {
    return v2 ? await readShellPackets(stream) : await readMerged(stream)
  } finally {
    stream.close()
  }
}

/** What a command prints on a phone with `shell_v2`, to its end. @throws AdbError; the signal's reason */
export async function readShellPackets({ reader }: ServiceStream): Promise<ShellResult> {
  const stdout = gatherBytes()
  const stderr = gatherBytes()
  for (;;) {
    const { kind, length } = await readPacketHeader(reader)
    const payload = await reader.read(length)
    if (kind === shellPacket.exit) {
      return { exitCode: payload[0] ?? null, stdout: stdout.bytes(), stderr: stderr.bytes() }
    }
    const output = kind === shellPacket.stdout ? stdout : stderr
    output.add(payload)
  }
}

async function readMerged({ reader }: ServiceStream): Promise<ShellResult> {
  const stdout = gatherBytes()
  for (let part = await reader.readSomeOrEnd(65536); part; part = await reader.readSomeOrEnd(65536))
    stdout.add(part)
  return { exitCode: null, stdout: stdout.bytes(), stderr: Buffer.alloc(0) }
}
