import type { AdbStream } from '../transport/stream'
import type { ShellRequest } from './parse-service'
import type { Shell, ShellRun } from './shell'
import { createShellPacketReader, encodeShellPacket, shellId } from './shell-packets'
import { createTerminal, screenText, type Terminal } from './terminal'

/** Runs one shell service on its stream, until the command ends or the computer closes. */
export async function serveShell(stream: AdbStream, request: ShellRequest, shell: Shell): Promise<void> {
  const send = (id: number, data: Buffer): Promise<boolean> =>
    stream.write(request.packets ? encodeShellPacket(id, data) : data)
  const toScreen = (data: Buffer): Buffer => (request.terminal ? screenText(data) : data)
  const run = shell.start({
    command: request.command,
    // A terminal has one screen, and v1 has one stream.
    merged: request.terminal || !request.packets,
    term: request.term,
    onOutput: data => send(shellId.stdout, toScreen(data)),
    onError: data => send(shellId.stderr, toScreen(data)),
  })
  const terminal = request.terminal ? attachTerminal(run, data => void send(shellId.stdout, data)) : undefined
  void forwardInput(stream, request, run, terminal)
  void stream.whenClosed.then(() => endWithStream(request, run))
  const code = await run.exit
  if (request.packets) await send(shellId.exit, Buffer.from([code & 0xff]))
  stream.close()
}

/** How long a v1 command may work on what it has got when the computer has closed, milliseconds. */
const v1Grace = 1000

function endWithStream(request: ShellRequest, run: ShellRun): void {
  if (request.packets) {
    run.hangUp()
    return
  }
  const timer = setTimeout(run.hangUp, v1Grace)
  void run.exit.then(() => clearTimeout(timer))
}

function attachTerminal(run: ShellRun, onEcho: (echo: Buffer) => void): Terminal {
  return createTerminal({
    onLine: line => void run.write(line),
    onEcho,
    onInterrupt: run.hangUp,
    onEnd: run.closeInput,
  })
}

async function forwardInput(
  stream: AdbStream,
  request: ShellRequest,
  run: ShellRun,
  terminal: Terminal | undefined,
): Promise<void> {
  const take = async (data: Buffer): Promise<void> => {
    if (terminal !== undefined) terminal.type(data)
    else await run.write(data)
  }
  const readPackets = createShellPacketReader()
  for (let chunk = await stream.read(); chunk !== null; chunk = await stream.read()) {
    if (!request.packets) {
      await take(chunk)
      continue
    }
    for (const packet of readPackets(chunk)) {
      if (packet.id === shellId.stdin) await take(packet.data)
      else if (packet.id === shellId.closeStdin) run.closeInput()
    }
  }
  // v1 knows no end of input but the end of the stream: the command may still use what it has got.
  run.closeInput()
}
