import { constants } from 'node:fs'
import { open, readFile, unlink, type FileHandle } from 'node:fs/promises'
import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import type { CommandStreams, FrameworkCommands } from './framework-commands'
import { requestFiles, requestPath } from './userland-scripts'

/** Cuts what the scripts ask for into lines, and answers each. */
export function createRequestReader(files: PhoneFiles, commands: FrameworkCommands): (data: Buffer) => void {
  let rest = ''
  return data => {
    const lines = (rest + data.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (requestPath.test(line)) void answer(findRequest(files, line), commands)
  }
}

/** The host's paths of a request's files, and of the pipe on which its script waits. */
type Request = Readonly<Record<keyof typeof requestFiles | 'pipe', Buffer>>

function findRequest(files: PhoneFiles, path: string): Request {
  const pipe = resolvePhonePath(files, Buffer.from(path, 'latin1'), false).host
  const beside = (end: string): Buffer => Buffer.concat([pipe, Buffer.from(end)])
  const { words, input, output, errors } = requestFiles
  return {
    ...{ pipe, words: beside(words), input: beside(input) },
    ...{ output: beside(output), errors: beside(errors) },
  }
}

interface Answer {
  readonly code: number
  readonly outputBytes: number
  readonly errorBytes: number
}

/** As of a command that crashed. */
const failed: Answer = { code: 255, outputBytes: 0, errorBytes: 0 }

/**
 * The command's name and its words are in a file, each ended by NUL. Its output and its errors are laid down in others, which the
 * script has opened; the exit code, and how much there is of either, goes through the pipe when all is there.
 */
async function answer(request: Request, commands: FrameworkCommands): Promise<void> {
  let handle: FileHandle | undefined
  try {
    // The script waits for a code, whatever happens.
    const { code, outputBytes, errorBytes } = await runRequest(request, commands).catch(() => failed)
    // The script holds the pipe open; when it was ended meanwhile this must fail rather than wait.
    handle = await open(request.pipe, constants.O_WRONLY | constants.O_NONBLOCK)
    await removeFiles(request)
    await handle.write(`${code} ${outputBytes} ${errorBytes}\n`)
  } catch {
    // Nobody is there any more who wants to know.
    await removeFiles(request)
  } finally {
    await handle?.close()
  }
}

async function runRequest(request: Request, commands: FrameworkCommands): Promise<Answer> {
  const [name, ...words] = cutAtNul(await readFile(request.words))
  const output = await open(request.output, 'r+')
  const errors = await open(request.errors, 'r+')
  let input: FileHandle | undefined
  let outputBytes = 0
  let errorBytes = 0
  const streams: CommandStreams = {
    readInput: async () => {
      input ??= await open(request.input, 'r')
      const piece = Buffer.allocUnsafe(64 * 1024)
      const { bytesRead } = await input.read(piece)
      return bytesRead === 0 ? null : piece.subarray(0, bytesRead)
    },
    print: bytes => {
      outputBytes += bytes.length
      return output.appendFile(bytes)
    },
    complain: bytes => {
      errorBytes += bytes.length
      return errors.appendFile(bytes)
    },
  }
  try {
    const code = await commands(name?.toString('latin1') ?? '', words, streams)
    return { code, outputBytes, errorBytes }
  } finally {
    await Promise.all([output.close(), errors.close(), input?.close()])
  }
}

/** Not all requests have an input, and where the phone has been closed meanwhile, nothing is left. */
async function removeFiles(request: Request): Promise<void> {
  await Promise.allSettled(Object.values(request).map(file => unlink(file)))
}

function cutAtNul(bytes: Buffer): readonly Buffer[] {
  const words: Buffer[] = []
  for (let from = 0, end = bytes.indexOf(0); end !== -1; from = end + 1, end = bytes.indexOf(0, from))
    words.push(bytes.subarray(from, end))
  return words
}
