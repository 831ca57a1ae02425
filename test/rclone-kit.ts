import S3rver from '@20minutes/s3rver'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startRemote } from '../src/core/rclone/configure-remote'
import { findRclone } from '../src/core/rclone/find-rclone'
import { rcloneEnvironment } from '../src/core/rclone/rclone-environment'
import { startRclone, type RcloneEngine } from '../src/core/rclone/start-rclone'

/** A service on this computer. */
export interface TestService {
  /** rclone's type of it, and the options of a remote that leads to it. */
  readonly type: string
  readonly options: Readonly<Record<string, string>>
  /** The option that lets in, and that a test may spoil. */
  readonly secret: string
  /** The root of a place in it, which need not be there. */
  readonly root: string
  /** What it keeps, on this computer's disk. */
  readonly folder: string
  /** Ends it at once, as a crash would, with its connections. */
  readonly kill: () => Promise<void>
  /** Ends it, and removes its folders. */
  readonly stop: () => Promise<void>
}

export type ServiceKind = 'webdav' | 'sftp' | 's3'

const patienceMs = 20_000
const pollMs = 20
const user = 'anna'
/** Told apart from everything else, to be looked for where it must not be. */
export const servicePassword = 'open-sesame-7hX2'

/** Starts a service in a folder of its own. */
export async function startService(kind: ServiceKind): Promise<TestService> {
  const home = await mkdtemp(join(tmpdir(), `phonekeep-${kind}-`))
  const folder = join(home, 'served')
  await mkdir(folder)
  return kind === 's3' ? startS3(home, folder) : startServe(kind, home, folder)
}

async function startServe(kind: 'webdav' | 'sftp', home: string, folder: string): Promise<TestService> {
  const env = rcloneEnvironment(process.env, {
    ...{ HOME: home, RCLONE_CONFIG: join(home, 'none.conf'), RCLONE_CACHE_DIR: join(home, 'cache') },
    ...{ RCLONE_USER: user, RCLONE_PASS: servicePassword, RCLONE_ADDR: '127.0.0.1:0' },
    // What a test changes in the folder shows after a second. At once it would not do: without a memory of folders the server of
    // 1.60 gets stuck for minutes where many are listed at a time.
    ...{ RCLONE_DIR_CACHE_TIME: '1s', RCLONE_POLL_INTERVAL: '0s' },
  })
  const server = spawn('rclone', ['serve', kind, folder], { env, stdio: ['ignore', 'ignore', 'pipe'] })
  const killNow = (): void => void server.kill('SIGKILL')
  process.once('exit', killNow)
  const port = await readPort(server)
  const kill = async (): Promise<void> => {
    process.off('exit', killNow)
    if (server.exitCode !== null || server.signalCode !== null) return
    const closed = once(server, 'close')
    server.kill('SIGKILL')
    await closed
  }
  const options =
    kind === 'webdav'
      ? { url: `http://127.0.0.1:${port}/`, vendor: 'other', user, pass: servicePassword }
      : { host: '127.0.0.1', port, user, pass: servicePassword }
  const stop = async (): Promise<void> => {
    await kill()
    await rm(home, { recursive: true, force: true })
  }
  return { type: kind, options, secret: 'pass', root: 'my copies (1)', folder, kill, stop }
}

async function readPort(server: ChildProcess): Promise<string> {
  let said = ''
  server.stderr?.on('data', (data: Buffer) => (said += data.toString()))
  server.once('error', error => (said += error.message))
  for (const end = Date.now() + patienceMs; Date.now() < end; await delay(pollMs)) {
    const port = /127\.0\.0\.1:(\d+)/.exec(said)?.[1]
    if (port !== undefined) return port
    if (server.exitCode !== null) break
  }
  server.kill('SIGKILL')
  throw new Error(`rclone serves nothing: ${said}`)
}

async function startS3(home: string, folder: string): Promise<TestService> {
  const bucket = 'copies'
  const server = new S3rver({
    ...{ address: '127.0.0.1', port: 0, silent: true, directory: folder },
    configureBuckets: [{ name: bucket }],
  })
  const { port } = await server.run()
  const kill = async (): Promise<void> => {
    if (!server.httpServer.listening) return
    const closed = once(server.httpServer, 'close')
    server.httpServer.close()
    server.httpServer.closeAllConnections()
    await closed
  }
  const stop = async (): Promise<void> => {
    await kill()
    await rm(home, { recursive: true, force: true })
  }
  const options = {
    ...{ provider: 'Other', access_key_id: 'S3RVER', secret_access_key: 'S3RVER' },
    endpoint: `http://127.0.0.1:${port}`,
  }
  return {
    type: 's3',
    options,
    secret: 'secret_access_key',
    // It computes another signature where a listing's prefix has brackets in it.
    root: `${bucket}/my copies`,
    folder,
    kill,
    stop,
  }
}

/** An rclone with a configuration of its own. */
export interface TestEngine {
  readonly engine: RcloneEngine
  readonly configFile: string
  readonly configPassword: string
  /** Ends it, and removes its configuration. */
  readonly stop: () => Promise<void>
}

export async function startTestEngine(): Promise<TestEngine> {
  const home = await mkdtemp(join(tmpdir(), 'phonekeep-engine-'))
  const executable = await findRclone({ env: process.env, platform: process.platform })
  const configFile = join(home, 'conf', 'rclone.conf')
  const configPassword = 'config-password-Qz81'
  const engine = await startRclone({ executable, configFile, configPassword })
  const stop = async (): Promise<void> => {
    await engine.close()
    await rm(home, { recursive: true, force: true })
  }
  return { engine, configFile, configPassword, stop }
}

/** @param changed options that are not the service's own */
export async function addRemote(
  engine: RcloneEngine,
  name: string,
  service: TestService,
  changed: Readonly<Record<string, string>> = {},
): Promise<void> {
  const options = { ...service.options, ...changed }
  const step = await startRemote(engine, { name, type: service.type, options, asks: 'needed' })
  if (step.kind !== 'done') throw new Error(`rclone asks for ${step.question.name}`)
}
