import type { ShellPhone } from '../shell-phone'
import type { Shell, ShellRun, ShellStart } from '../shell'
import { createInput, type Input } from './input'
import { createOutput, type Output } from './output'
import { runLine } from './run-line'
import type { ToolContext } from './tool'

/** 128 + SIGHUP: how a shell ends whose computer has gone. */
const hungUpExitCode = 129

/** Numbers that a phone's processes may have. */
const firstProcess = 4000

/** A small part of a phone's shell in this process, for hosts that cannot run Android's own. */
export function createBuiltinShell(shellPhone: ShellPhone): Shell {
  const running = new Set<number>()
  let next = firstProcess
  return {
    kind: 'builtin',
    start: start => {
      const process = next++
      running.add(process)
      const run = startRun({ ...shellPhone, process, isRunning: other => running.has(other) }, start)
      void run.exit.then(() => running.delete(process))
      return run
    },
    close: () => Promise.resolve(),
  }
}

type RunPhone = ShellPhone & Pick<ToolContext, 'process' | 'isRunning'>

function startRun(phone: RunPhone, start: ShellStart): ShellRun {
  const input = createInput()
  let hungUp = false
  let resolveHangUp: (code: number) => void = () => undefined
  const hangUp = new Promise<number>(resolve => (resolveHangUp = resolve))
  const listening = (take: (data: Buffer) => Promise<boolean>) => (bytes: Buffer) =>
    hungUp ? Promise.resolve(false) : take(bytes)
  const output = createOutput(listening(start.onOutput))
  const sendError = start.merged ? output.write : listening(start.onError)
  const context: ToolContext = {
    ...phone,
    printBytes: output.write,
    print: text => output.write(Buffer.from(text, 'latin1')),
    complain: async line => {
      await output.flush()
      await sendError(Buffer.from(`${line}\n`, 'latin1'))
    },
    readInput: async () => {
      await output.flush()
      return input.read()
    },
    readLine: async () => {
      await output.flush()
      return input.readLine()
    },
  }
  const command = start.command.toString('latin1')
  const run = async (): Promise<number> => {
    const code =
      command === '' ? await interact(context, input, output) : (await runLine(context, command, 0)).code
    await output.flush()
    return code
  }
  return {
    write: bytes => Promise.resolve(input.push(bytes)),
    closeInput: input.end,
    hangUp: () => {
      hungUp = true
      input.end()
      resolveHangUp(hungUpExitCode)
    },
    exit: Promise.race([run(), hangUp]),
  }
}

/** The prompt, a line, its output, and again. */
async function interact(context: ToolContext, input: Input, output: Output): Promise<number> {
  for (let code = 0; ;) {
    await context.print(`${context.phone.device}:/ $ `)
    await output.flush()
    const line = await input.readLine()
    if (line === null) return code
    const result = await runLine(context, line.toString('latin1'), code)
    if (result.exit) return result.code
    code = result.code
  }
}
