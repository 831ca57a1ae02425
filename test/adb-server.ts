import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A private adb server: its own port, home and keys, so that the developer's own is neither seen nor touched. */
export interface TestAdbServer {
  readonly port: number
  /** Environment for programs that are to use this server. */
  readonly env: NodeJS.ProcessEnv
  /** Runs `adb` against this server. Output is decoded as UTF-8; never throws for a failing command. */
  adb(...args: string[]): Promise<AdbResult>
  /** Connects to a phone on the network and waits until its state is `device`. Throws after 15 seconds. */
  connect(serial: string): Promise<void>
  /** Ends the server at once, as a crash would (SIGKILL). */
  kill(): Promise<void>
  /** Ends the server and removes its home. */
  stop(): Promise<void>
}

export interface AdbResult {
  readonly stdout: string
  readonly stderr: string
  /** Exit code; -1 when a signal ended adb. */
  readonly code: number
}

const patience = 15_000
const poll = 20

/** Starts a private adb server. Throws when adb is missing or does not come up. */
export async function startTestAdbServer(): Promise<TestAdbServer> {
  const home = await mkdtemp(join(tmpdir(), 'phonekeep-adb-'))
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    ANDROID_USER_HOME: join(home, '.android'),
    ANDROID_ADB_SERVER_PORT: String(port),
    ADB_MDNS_OPENSCREEN: '0',
  }
  // A server of another address, or a phone chosen by the developer, must not leak in.
  delete env['ADB_SERVER_SOCKET']
  delete env['ANDROID_SERIAL']
  const server = await startServer(port, env)

  // A test that crashes must not leave a server behind.
  const killNow = (): void => void server.kill('SIGKILL')
  process.once('exit', killNow)

  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return
    process.off('exit', killNow)
    const closed = once(server, 'close')
    server.kill('SIGKILL')
    await closed
  }
  const adb = (...args: string[]): Promise<AdbResult> => runAdb(['-P', String(port), ...args], env)

  return {
    port,
    env,
    adb,
    connect: serial => connectPhone(adb, serial),
    kill,
    async stop() {
      await kill()
      // Another one, where the product started it anew after ours had been killed.
      await adb('kill-server')
      await rm(home, { recursive: true, force: true })
    },
  }
}

async function startServer(port: number, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const server = spawn('adb', ['-P', String(port), 'nodaemon', 'server'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  let failure: string | undefined
  server.stdout.on('data', (data: Buffer) => (said += data.toString()))
  server.stderr.on('data', (data: Buffer) => (said += data.toString()))
  server.once(
    'error',
    error => (failure = `adb cannot be run (${error.message}): install Android's platform-tools`),
  )
  server.once('exit', code => (failure ??= `adb server ended with code ${code}: ${said}`))
  for (const end = Date.now() + patience; Date.now() < end; await delay(poll)) {
    if (failure !== undefined) throw new Error(failure)
    if (await accepts(port)) return server
  }
  server.kill('SIGKILL')
  throw new Error(`adb server does not answer on port ${port}: ${said}`)
}

async function connectPhone(adb: TestAdbServer['adb'], serial: string): Promise<void> {
  let last = ''
  for (const end = Date.now() + patience; Date.now() < end; await delay(poll)) {
    const connected = await adb('connect', serial)
    const state = await adb('-s', serial, 'get-state')
    if (state.stdout.trim() === 'device') return
    last = `${connected.stdout}${connected.stderr}${state.stdout}${state.stderr}`
    // A stale entry of an earlier connection keeps adb from trying again.
    if (/offline|not found/.test(last)) await adb('disconnect', serial)
  }
  throw new Error(`${serial} does not become a device: ${last}`)
}

async function runAdb(args: readonly string[], env: NodeJS.ProcessEnv): Promise<AdbResult> {
  const child = spawn('adb', args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => output.push(data))
  child.stderr.on('data', (data: Buffer) => errors.push(data))
  const [code] = (await once(child, 'close')) as [number | null]
  return {
    stdout: Buffer.concat(output).toString(),
    stderr: Buffer.concat(errors).toString(),
    code: code ?? -1,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connectSocket({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
