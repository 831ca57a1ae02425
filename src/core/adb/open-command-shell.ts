import { randomBytes } from 'node:crypto'
import { AdbError } from './adb-error'
import type { OpenOptions } from './byte-reader'
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
   * @throws AdbError, `protocol` when it prints more than `mostBytes`; the signal's reason. The shell is of no use then
   */
  run(command: string, mostBytes: number): Promise<CommandOutput>
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
    run: (command, mostBytes) => {
      // Numbered: an answer that got lost is missed, and not taken for the next one.
      const mark = `${word}.${count++}.`
      const line = `${command} </dev/null && echo ${mark}0 || echo ${mark}1\n`
      const sent = stream.write(encodeInput(encodePhoneText(line)))
      const answer = Promise.all([sent, before]).then(() => read(mark, mostBytes))
      before = answer
      // Whoever asked is told; the chain itself has nobody to tell.
      before.catch(() => stream.close())
      return answer
    },
    close: () => stream.close(),
  }
}

/** Reads the output of one command after the other. */
function outputReader(stream: ServiceStream): (mark: string, mostBytes: number) => Promise<CommandOutput> {
  let left: Buffer = Buffer.alloc(0)
  return async (mark, mostBytes) => {
    // The mark, the digit, the line feed.
    const trailerBytes = mark.length + 2
    const pieces: Buffer[] = []
    let total = 0
    let tail: Buffer = Buffer.alloc(0)
    for (let piece = left; ; piece = await readOutput(stream)) {
      // A trailer may lie across pieces, so each is searched together with the end of what came before.
      const searched = Buffer.concat([tail, piece])
      const at = searched.indexOf(mark, 0, 'latin1')
      pieces.push(piece)
      total += piece.length
      if (at !== -1 && searched.length >= at + trailerBytes) {
        const end = total - searched.length + at
        if (end > mostBytes) throw tooMuch()
        left = searched.subarray(at + trailerBytes)
        const digit = searched.toString('latin1', at + mark.length, at + mark.length + 1)
        return { ok: digit === '0', stdout: Buffer.concat(pieces).subarray(0, end) }
      }
      if (total > mostBytes + trailerBytes) throw tooMuch()
      tail = searched.subarray(Math.max(0, searched.length - trailerBytes))
    }
  }
}

const tooMuch = () => new AdbError('protocol', 'A command on the phone printed more than was expected')

async function readOutput({ reader }: ServiceStream): Promise<Buffer> {
  for (;;) {
    const { kind, length } = await readPacketHeader(reader)
    const payload = await reader.read(length)
    if (kind === shellPacket.exit) throw new AdbError('gone', 'The shell on the phone ended')
    if (kind === shellPacket.stdout) return payload
  }
}
