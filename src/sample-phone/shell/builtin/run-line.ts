import {
  OpenQuoteError,
  ShellSyntaxError,
  parseCommand,
  type SimpleCommand,
  type Target,
} from './parse-command.js'
import type { ToolContext } from './tool.js'
import { tools } from './tools.js'

export interface LineResult {
  readonly code: number
  /** Whether the line asked the shell to end. */
  readonly exit: boolean
}

/** POSIX: the exit code when a command is not found, and mksh's for a syntax error. */
const NOT_FOUND = 127
const SYNTAX_ERROR = 1

/** Runs one command line; `last` is the code of the line before, for `exit` alone. */
export async function runLine(context: ToolContext, text: string, last: number): Promise<LineResult> {
  let commands: readonly SimpleCommand[]
  try {
    commands = parseCommand(text)
  } catch (thrown) {
    if (!(thrown instanceof ShellSyntaxError)) throw thrown
    await context.complain(`/system/bin/sh: ${thrown.message}`)
    return { code: SYNTAX_ERROR, exit: false }
  }
  let code = last
  for (const command of commands) {
    if (command.when === 'and' && code !== 0) continue
    if (command.when === 'or' && code === 0) continue
    const [name = '', ...words] = command.words
    if (name === 'exit') return { code: words[0] === undefined ? code : Number(words[0]) & 0xff, exit: true }
    code = await runTool(redirected(context, command), name, words)
  }
  return { code, exit: false }
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
  return NOT_FOUND
}

function redirected(context: ToolContext, { output, errors }: SimpleCommand): ToolContext {
  if (output === 'stdout' && errors === 'stderr') return context
  const toOutput = context.printBytes
  const toErrors = async (bytes: Buffer): Promise<boolean> => {
    await context.complain(bytes.toString('latin1').replace(/\n$/, ''))
    return true
  }
  const nowhere = (): Promise<boolean> => Promise.resolve(true)
  const places: Readonly<Record<Target, (bytes: Buffer) => Promise<boolean>>> = {
    stdout: toOutput,
    stderr: toErrors,
    nowhere,
  }
  return {
    ...context,
    print: text => places[output](Buffer.from(text, 'latin1')),
    printBytes: places[output],
    complain: async line => {
      await places[errors](Buffer.from(`${line}\n`, 'latin1'))
    },
  }
}
