import { readFile } from 'node:fs/promises'
import { Failure } from '../core/errors/failure'

export interface PasswordFlags {
  readonly passwordStdin?: true
  readonly passwordFile?: string
}

/** Beyond it this is no password but a wrong file. */
const maxBytes = 10_000

/**
 * The first line of standard input or of a file; null when neither is asked for. Never an argument: those are seen by
 * everyone on the computer.
 * @throws Failure `password-empty`; Node's system errors
 */
export async function readPassword(flags: PasswordFlags, stdin: NodeJS.ReadStream): Promise<string | null> {
  const bytes = await readBytes(flags, stdin)
  if (bytes === null) return null
  if (bytes.length > maxBytes) throw new Failure('bad-request', { message: 'the password is too long' })
  const [line = ''] = bytes.toString('utf8').split(/\r?\n/, 1)
  if (line === '') throw new Failure('password-empty')
  return line
}

async function readBytes(
  { passwordStdin, passwordFile }: PasswordFlags,
  stdin: NodeJS.ReadStream,
): Promise<Buffer | null> {
  if (passwordFile !== undefined) return await readFile(passwordFile)
  return passwordStdin ? await readAll(stdin) : null
}

/** All of standard input, as UTF-8: what holds secrets is never an argument. */
export async function readText(stdin: NodeJS.ReadStream): Promise<string> {
  return (await readAll(stdin)).toString('utf8')
}

async function readAll(stdin: NodeJS.ReadStream): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stdin as AsyncIterable<Buffer>) pieces.push(piece)
  return Buffer.concat(pieces)
}
