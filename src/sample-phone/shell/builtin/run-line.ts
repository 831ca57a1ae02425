import { chooseBranches } from './choose-branches'
import { expandWords } from './expand-words'
import { OpenQuoteError, ShellSyntaxError, parseCommand, type SimpleCommand } from './parse-command'
import { createPipe } from './pipe'
import { withRedirects } from './redirect'
import type { ToolContext } from './tool'
import { tools } from './tools'

export interface LineResult {
  readonly code: number
  /** Whether the line asked the shell to end. */
  readonly exit: boolean
}

/** POSIX: the exit code when a command is not found, and mksh's for a syntax error. */
const notFound = 127
const syntaxError = 1

/** Runs one command line; `last` is the code of the line before, for `exit` alone. */
export async function runLine(context: ToolContext, text: string, last: number): Promise<LineResult> {
  let commands: readonly SimpleCommand[]
  let branches: ReturnType<typeof chooseBranches>
  try {
    commands = parseCommand(text)
    branches = chooseBranches(commands)
  } catch (thrown) {
    if (!(thrown instanceof ShellSyntaxError)) throw thrown
    await context.complain(`/system/bin/sh: ${thrown.message}`)
    return { code: syntaxError, exit: false }
  }
  let code = last
  for (let at = 0; at < commands.length;) {
    const pipeline = pipelineAt(commands, at)
    at += pipeline.length
    const [first] = pipeline
    if (!first) continue
    if (!branches.isTaken(first, code)) {
      // POSIX: an `if` of which nothing is run ends well.
      if (first.words[0] === 'then') code = 0
      continue
    }
    if (first.when === 'and' && code !== 0) continue
    if (first.when === 'or' && code === 0) continue
    const [name = '', ...words] = branches.wordsOf(first)
    if (name === 'exit') return { code: words[0] === undefined ? code : Number(words[0]) & 0xff, exit: true }
    // The command takes the place of the shell: nothing comes after it.
    const replaces = name === 'exec' && words.length > 0 && pipeline.length === 1
    if (name !== '')
      code = await runPipeline(
        context,
        pipeline.map(command => ({ ...command, words: replaces ? words : branches.wordsOf(command) })),
      )
    if (replaces) return { code, exit: true }
  }
  return { code, exit: false }
}

/** A command and those that read what the one before prints. */
function pipelineAt(commands: readonly SimpleCommand[], from: number): readonly SimpleCommand[] {
  const rest = commands.slice(from + 1)
  const end = rest.findIndex(({ when }) => when !== 'pipe')
  return commands.slice(from, end === -1 ? undefined : from + 1 + end)
}

/** All at the same time. @returns the code of the last one, as a shell does */
async function runPipeline(context: ToolContext, pipeline: readonly SimpleCommand[]): Promise<number> {
  const pipes = pipeline.slice(1).map(createPipe)
  const codes = await Promise.all(
    pipeline.map(async (command, number) => {
      const [from, to] = [pipes[number - 1], pipes[number]]
      const own: ToolContext = {
        ...context,
        ...(from ? { readInput: from.read, readLine: () => Promise.resolve(null) } : {}),
        ...(to ? { printBytes: to.write, print: text => to.write(Buffer.from(text, 'latin1')) } : {}),
      }
      try {
        return await runCommand(own, command)
      } finally {
        to?.endWriting()
        from?.endReading()
      }
    }),
  )
  return codes.at(-1) ?? 0
}

async function runCommand(context: ToolContext, command: SimpleCommand): Promise<number> {
  const [name = '', ...words] = await expandWords(context, command.words, (own, text) =>
    runLine(own, text, 0),
  )
  return withRedirects(context, command, own => runTool(own, name, words))
}

/** `sh`: commands from the input, until that ends or one of them is `exit`. */
async function runScript(context: ToolContext): Promise<number> {
  let code = 0
  for (let text = await readCommand(context); text !== null; text = await readCommand(context)) {
    const result = await runLine(context, text, code)
    if (result.exit) return result.code
    code = result.code
  }
  return code
}

/** One line of the input, or several where a quote goes on. */
async function readCommand({ readLine }: ToolContext): Promise<string | null> {
  let text: string | null = null
  for (let line = await readLine(); line !== null; line = await readLine()) {
    text = text === null ? line.toString('latin1') : `${text}\n${line.toString('latin1')}`
    if (!isOpen(text)) return text
  }
  return text
}

function isOpen(text: string): boolean {
  try {
    parseCommand(text)
    return false
  } catch (thrown) {
    return thrown instanceof OpenQuoteError
  }
}

async function runTool(context: ToolContext, name: string, words: readonly string[]): Promise<number> {
  if (name === 'sh' && words.length === 0) return runScript(context)
  const tool = tools.get(name)
  if (tool !== undefined) return tool(context, words)
  await context.complain(`/system/bin/sh: ${name}: inaccessible or not found`)
  return notFound
}
