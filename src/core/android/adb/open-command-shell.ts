import { randomBytes } from 'node:crypto'
import { AdbError } from './adb-error'
import { createAnswerBudget } from '../../phone/answer-budget'
import type { OpenOptions } from '../../phone/phone'
import { gatherBytes } from '../../phone/gather-bytes'
import type { PhoneLink, ServiceStream } from './open-service'
import { encodePhoneText } from './phone-text'
import { encodeInput, readPacketHeader, shellPacket } from './shell-packets'

export interface CommandOutput {
  /** Whether the command ended with exit code 0. */
  readonly ok: boolean
  readonly stdout: Buffer
}

/** One shell on the phone that takes one command after the other: opening a service for each costs more than most commands. */
export interface CommandShell {
  /**
   * Runs one simple command (no `;`, no pipe), after those asked for before it; they need not have ended. Quote arguments
   * with `quoteShell`. Its input is empty and its error output is dropped.
   * @throws AdbError, `protocol` when it prints more than `maxBytes`; the signal's reason. The shell is of no use then
   */
  run(command: string, maxBytes: number): Promise<CommandOutput>
  close(): void
}

/**
 * Opens a shell that reads its commands from its input. Where a command's output ends is told by a random word, made for
 * this shell alone, so that no file's contents can hold it; a length told before the contents would be wrong for a file
 * that changes meanwhile.
 * @throws AdbError, `protocol` for a phone without `shell_v2`; the signal's reason
 */
export async function openCommandShell(link: PhoneLink, options?: OpenOptions): Promise<CommandShell> {
  if (!link.features.has('shell_v2')) throw new AdbError('protocol', 'The phone has no binary-safe shell')
  const stream = await link.open('shell,v2,raw:sh', options)
  const word = randomBytes(16).toString('hex')
  const read = outputReader(stream)
  let count = 0
  let before: Promise<unknown> = Promise.resolve()
  return {
    run: (command, maxBytes) => {
      // Numbered: an answer that got lost is missed, and not taken for the next one.
      const mark = `${word}.${count++}.`
      const line = `${command} </dev/null && echo ${mark}0 || echo ${mark}1\n`
      const sent = stream.write(encodeInput(encodePhoneText(line)))
      const answer = Promise.all([sent, before]).then(() => read(mark, maxBytes))
      before = answer
      // Whoever asked is told; the chain itself has nobody to tell.
      before.catch(() => stream.close())
      return answer
    },
    close: () => stream.close(),
  }
}

/** Its errors, packet headers, and what the last packet of an answer holds of those after it: adbd's largest is 1 MiB. */
const maxBesidesBytes = 1536 * 1024

/** Reads the output of one command after the other. */
function outputReader(stream: ServiceStream): (mark: string, maxBytes: number) => Promise<CommandOutput> {
  let left: Buffer = Buffer.alloc(0)
  return async (mark, maxBytes) => {
    stream.reader.begin({ budget: createAnswerBudget({ maxBytes: 2 * maxBytes + maxBesidesBytes }) })
    // The mark, the digit, the line feed.
    const trailerBytes = mark.length + 2
    const output = gatherBytes()
    let searchedFrom = 0
    for (let piece = left; ; piece = await readOutput(stream)) {
      output.add(piece)
      const all = output.bytes()
      const at = all.indexOf(mark, searchedFrom, 'latin1')
      if (at !== -1 && all.length >= at + trailerBytes) {
        if (at > maxBytes) throw tooMuch()
        left = all.subarray(at + trailerBytes)
        const digit = all.toString('latin1', at + mark.length, at + mark.length + 1)
        return { ok: digit === '0', stdout: all.subarray(0, at) }
      }
      if (all.length > maxBytes + trailerBytes) throw tooMuch()
      // A trailer may lie across pieces.
      searchedFrom = Math.max(0, all.length - trailerBytes)
    }
  }
}

const tooMuch = () => new AdbError('protocol', 'A command on the phone printed more than expected')

async function readOutput({ reader }: ServiceStream): Promise<Buffer> {
  for (;;) {
    const { kind, length } = await readPacketHeader(reader)
    const payload = await reader.read(length)
    if (kind === shellPacket.exit) throw new AdbError('gone', 'The shell on the phone ended')
    if (kind === shellPacket.stdout && length > 0) return payload
  }
}
