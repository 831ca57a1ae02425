import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { resolvePhonePath, type PhoneFiles } from '../files/phone-files'
import type { CommandAnswer, FrameworkCommands } from '../media/media-commands'
import { answerFolder } from './userland-scripts'

/** Cuts what the scripts ask for into lines, and answers each. */
export function createRequestReader(files: PhoneFiles, commands: FrameworkCommands): (data: Buffer) => void {
  let rest = ''
  return data => {
    const lines = (rest + data.toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) void answer(files, commands, line)
  }
}

/** A request is the pipe for the answer, the command's name and its words, apart by tabs. */
async function answer(files: PhoneFiles, commands: FrameworkCommands, line: string): Promise<void> {
  const [pipe = '', name = '', ...words] = line.split('\t')
  if (!pipe.startsWith(`${answerFolder}/`)) return
  try {
    const { host, stat } = resolvePhonePath(files, Buffer.from(pipe, 'latin1'), false)
    if (stat?.isFIFO() !== true) return
    const text = encodeAnswer(commands(name, words))
    // The script holds the pipe open; when it was ended meanwhile this must fail rather than wait.
    const handle = await open(host, constants.O_WRONLY | constants.O_NONBLOCK)
    await handle.write(Buffer.from(text, 'latin1')).finally(() => handle.close())
  } catch {
    // Nobody is there any more who wants to know.
  }
}

/** Lines start with `o` for output, `e` for errors; the last is `x` and the exit code. */
const encodeAnswer = ({ output, errors, code }: CommandAnswer): string =>
  [...output.map(line => `o${line}`), ...errors.map(line => `e${line}`), `x${code}`]
    .map(line => `${line}\n`)
    .join('')
