import { fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { EventEmitter, once, setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

export interface ProgramStart {
  readonly command: string
  readonly args: readonly string[]
  readonly env: NodeJS.ProcessEnv
}

/** A program that has been started; it leads a process group of its own. */
export interface Program {
  readonly stdin: Writable
  readonly stdout: Readable
  readonly stderr: Readable
  /** Undefined if it could not be started. */
  readonly pid: number | undefined
  /** When it has ended; what it has written may still have to be read. */
  readonly end: Promise<ProgramEnd>
}

export interface ProgramEnd {
  /** Null if a signal ended it; 127 if it could not be started. */
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}

/** What spawner.mjs tells. */
type Report =
  | { readonly id: string; readonly event: 'started'; readonly pid: number | undefined }
  | ({ readonly id: string; readonly event: 'ended' } & ProgramEnd)

type Spawner = (start: ProgramStart) => Promise<Program>

/** Characters. On a stream comes first the id of its program, then the number of the stream, one digit. */
const idLength = 16

const spawnerFile = fileURLToPath(new URL('./spawner.mjs', import.meta.url))

/** One for this process, however many phones live in it. */
let spawner: Promise<Spawner> | undefined

/**
 * Starts a program, where it can by way of a small process (spawner.mjs). A fork copies the page tables of the process that forks,
 * and afterwards each page that it writes to: one of a few hundred megabytes, as a test is, stands still for 40 ms on a virtual
 * machine where a small one takes 2. The built app has no spawner: there a phone has a process of its own, which is small. The
 * userland runs on Linux alone, and so does this: its streams are sockets with abstract names (unix(7)).
 */
export async function startProgram(start: ProgramStart): Promise<Program> {
  if (!existsSync(spawnerFile)) return startHere(start)
  spawner ??= startSpawner()
  return await (
    await spawner
  )(start)
}

function startHere({ command, args, env }: ProgramStart): Program {
  const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'pipe'], detached: true })
  // Writing to a program that has ended already is no error of ours.
  child.stdin.on('error', () => undefined)
  const end = new Promise<ProgramEnd>(resolve => {
    child.once('error', () => resolve({ code: 127, signal: null }))
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, pid: child.pid, end }
}

async function startSpawner(): Promise<Spawner> {
  // Whatever is heard of a program, under its id and what it is.
  const heard = new EventEmitter()
  setMaxListeners(0, heard)
  const address = await listenForStreams((label, stream) => heard.emit(label, stream))
  const child = fork(spawnerFile, [Buffer.from(address, 'latin1').toString('hex')], {
    execArgv: [],
  })
  const gone = new AbortController()
  setMaxListeners(0, gone.signal)
  child.on('message', (report: Report) => heard.emit(`${report.id} ${report.event}`, report))
  child.once('exit', () => {
    spawner = undefined
    gone.abort(new Error('The process that starts programs has ended'))
  })
  // It waits as long as this process has something else to do.
  child.unref()
  child.channel?.unref()
  const hear = async (name: string): Promise<unknown> =>
    ((await once(heard, name, { signal: gone.signal })) as unknown[])[0]
  return async start => {
    const id = randomBytes(idLength / 2).toString('hex')
    const hearStream = (number: number): Promise<Socket> => hear(`${id}${number}`) as Promise<Socket>
    const streams = Promise.all([hearStream(0), hearStream(1), hearStream(2)])
    const started = hear(`${id} started`) as Promise<{ readonly pid: number | undefined }>
    const end = hear(`${id} ended`) as Promise<ProgramEnd>
    child.send({ id, ...start })
    const [[stdin, stdout, stderr], { pid }] = await Promise.all([streams, started])
    // So that its end is seen.
    stdin.resume()
    return { stdin, stdout, stderr, pid, end }
  }
}

/** @param onStream is told the label of each stream that comes @returns where it listens */
async function listenForStreams(onStream: (label: string, stream: Socket) => void): Promise<string> {
  const server = createServer(stream => {
    const readLabel = (): void => {
      const label = stream.read(idLength + 1) as Buffer | null
      if (label === null) return
      stream.off('readable', readLabel)
      onStream(label.toString('latin1'), stream)
    }
    stream.on('readable', readLabel)
    // Writing to a program that has ended already is no error of ours.
    stream.on('error', () => undefined)
  })
  const address = `\0phonekeep-${randomBytes(16).toString('hex')}`
  server.listen(address)
  await once(server, 'listening')
  server.unref()
  return address
}
