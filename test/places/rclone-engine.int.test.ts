import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { findRclone } from '../../src/core/rclone/find-rclone'
import { listRemotes } from '../../src/core/rclone/list-remotes'
import { openRclonePlace } from '../../src/core/rclone/rclone-place'
import { setRate } from '../../src/core/rclone/set-rate'
import { startRclone } from '../../src/core/rclone/start-rclone'
import {
  addRemote,
  servicePassword,
  startService,
  startTestEngine,
  type TestEngine,
  type TestService,
} from '../rclone-kit'

let service: TestService
let started: TestEngine
beforeEach(async () => {
  service = await startService('webdav')
  started = await startTestEngine()
})
afterEach(async () => {
  await started.stop()
  await service.stop()
})

const executable = (): Promise<string> => findRclone({ env: process.env, platform: process.platform })

it('hands no secret over on the command line, and keeps none in plain', async () => {
  const { engine, configFile, configPassword } = started
  const obscured = (await engine.call('core/obscure', { clear: servicePassword })) as { obscured: string }
  await addRemote(engine, 'mine', service, { bearer_token: obscured.obscured })
  const command = await readFile(`/proc/${engine.pid}/cmdline`, 'utf8')
  expect(command.split('\0').slice(1)).toEqual(['rcat', ':memory:phonekeep/none', ''])
  const config = await readFile(configFile, 'utf8')
  expect(config).toContain('RCLONE_ENCRYPT_V0:')
  for (const secret of [servicePassword, configPassword, obscured.obscured, 'mine', 'anna', 'webdav']) {
    expect(config).not.toContain(secret)
    expect(command).not.toContain(secret)
  }
  expect((await stat(configFile)).mode & 0o077).toBe(0)
})

it('opens its configuration again with its password, and with no other', async () => {
  const { engine, configFile, configPassword } = started
  await addRemote(engine, 'mine', service)
  await engine.close()
  const options = { executable: await executable(), configFile, configPassword }
  const again = await startRclone(options)
  expect(await listRemotes(again)).toEqual([{ name: 'mine', type: 'webdav' }])
  const place = openRclonePlace({ engine: again, remote: 'mine', root: '' })
  expect(await place.list('')).toEqual([])
  await again.close()
  const wrong = 'another-password'
  const error: unknown = await startRclone({ ...options, configPassword: wrong }).catch((e: unknown) => e)
  expect(error).toMatchObject({ kind: 'no-engine', info: { code: 'rclone-failed' } })
  expect(String(error)).toMatch(/decrypt/)
  expect(String(error)).not.toContain(wrong)
})

it('encrypts a configuration that lies there in plain', async () => {
  const { configFile, configPassword } = started
  const plain = join(dirname(configFile), 'plain.conf')
  await writeFile(plain, '[old]\ntype = alias\nremote = /nowhere\n')
  const engine = await startRclone({ executable: await executable(), configFile: plain, configPassword })
  expect(await listRemotes(engine)).toEqual([{ name: 'old', type: 'alias' }])
  await engine.close()
  expect(await readFile(plain, 'utf8')).not.toContain('alias')
})

it('lets nobody in without its password', async () => {
  const { engine } = started
  const port = await portOf(engine.pid)
  const answer = await fetch(`http://127.0.0.1:${port}/config/dump`, { method: 'POST' })
  expect(answer.status).toBe(401)
})

it('takes nothing from the person’s own settings of rclone', async () => {
  process.env['RCLONE_CONFIG_THEIRS_TYPE'] = 'memory'
  process.env['RCLONE_BWLIMIT'] = '1B'
  process.env['RCLONE_DRY_RUN'] = 'true'
  const other = await startTestEngine()
  try {
    await addRemote(other.engine, 'mine', service)
    const place = openRclonePlace({ engine: other.engine, remote: 'mine', root: '' })
    await place.put(started.configFile, 'really there')
    expect((await stat(join(service.folder, 'really there'))).size).toBeGreaterThan(0)
    const theirs = openRclonePlace({ engine: other.engine, remote: 'theirs', root: '' })
    await expect(theirs.list('')).rejects.toMatchObject({ kind: 'failed' })
  } finally {
    for (const name of ['RCLONE_CONFIG_THEIRS_TYPE', 'RCLONE_BWLIMIT', 'RCLONE_DRY_RUN'])
      delete process.env[name]
    await other.stop()
  }
})

it('ends when it is closed, in the middle of a transfer too, and closes twice', async () => {
  const { engine } = started
  const { upload } = await startUpload()
  await engine.close()
  expect(isRunning(engine.pid)).toBe(false)
  expect(await upload).toMatchObject({ kind: 'no-engine' })
  await engine.close()
  await expect(listRemotes(engine)).rejects.toMatchObject({ kind: 'no-engine' })
})

it('tells that it has died, of the call that it was in and of those after it', async () => {
  const { engine } = started
  const { upload } = await startUpload()
  process.kill(engine.pid, 'SIGKILL')
  expect(await upload).toMatchObject({ kind: 'no-engine', info: { code: 'rclone-failed' } })
  await expect(listRemotes(engine)).rejects.toMatchObject({ kind: 'no-engine' })
})

it('ends with the process that started it, when that is killed', async () => {
  const script = join(import.meta.dirname, 'start-engine.ts')
  const parent = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(said.toString())
  expect(isRunning(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
})

/** Begins one that takes long; the promise inside is of its error. */
async function startUpload(): Promise<{ readonly upload: Promise<unknown> }> {
  const { engine, configFile } = started
  await addRemote(engine, 'mine', service)
  await setRate(engine, 100_000)
  const source = join(dirname(configFile), 'large')
  await writeFile(source, Buffer.alloc(20_000_000, 'x'))
  const place = openRclonePlace({ engine, remote: 'mine', root: '' })
  let begun: () => void = () => undefined
  const moves = new Promise<void>(resolve => (begun = resolve))
  const upload = place.put(source, 'large', { onBytes: begun }).catch((error: unknown) => error)
  await moves
  return { upload }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The port that a process listens on, as the system says (/proc/net/tcp: address, state and inode of each socket). */
async function portOf(pid: number): Promise<number> {
  const files = await readdir(`/proc/${pid}/fd`)
  const links = await Promise.all(files.map(file => readlink(`/proc/${pid}/fd/${file}`).catch(() => '')))
  const lines = (await readFile(`/proc/${pid}/net/tcp`, 'utf8'))
    .split('\n')
    .map(line => line.trim().split(/\s+/))
  const listening = lines.filter(fields => fields[3] === '0A' && links.includes(`socket:[${fields[9]}]`))
  expect(listening.map(fields => fields[1]?.split(':')[0])).toEqual(['0100007F'])
  return parseInt(listening[0]?.[1]?.split(':')[1] ?? '', 16)
}
