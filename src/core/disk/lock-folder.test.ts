import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'

import { lockFolder, lockName } from './lock-folder'
import { identifyThisProcess, lookAtProcess, type ProcessIdentity } from './this-process'

let folder = ''
let self: ProcessIdentity
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-lock-'))
  self = await identifyThisProcess()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const lock = () => join(folder, lockName)
const leave = (owner: object) => writeFile(lock(), JSON.stringify({ ...self, ...owner, token: 'of another' }))
const busy = { info: { code: 'folder-busy' } }
const timing = { beatMs: 20, lookMs: 40, maxSilentLooks: 5 }
/** A process of this computer that has ended, and whose number is free. */
const ended = () => ({ pid: spawnSync(process.execPath, ['--version']).pid })

it('is held once, and again after it was released', async () => {
  const held = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject(busy)
  await held.prove()
  await held.release()
  expect(await readdir(folder)).toEqual([])
  await (await lockFolder(folder)).release()
})

it('of a process that has ended is not in the way, whatever its time says', async () => {
  for (const minutes of [-600, 0, 600]) {
    await leave(ended())
    const time = new Date(Date.now() + minutes * 60_000)
    await utimes(lock(), time, time)
    await (await lockFolder(folder)).release()
  }
})

it('of a process that runs is respected, however long ago it was touched, and while it is stopped', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  try {
    const pid = child.pid ?? 0
    const state = await lookAtProcess(pid)
    await leave({ pid, started: state.running ? state.started : null })
    const longAgo = new Date(0)
    await utimes(lock(), longAgo, longAgo)
    child.kill('SIGSTOP')
    if (process.platform === 'linux') await expect(lockFolder(folder, { timing })).rejects.toMatchObject(busy)
  } finally {
    child.kill('SIGKILL')
  }
})

it.runIf(process.platform === 'linux')(
  'of a process whose number is another’s by now is not in the way',
  async () => {
    await leave({ started: '1' })
    await (await lockFolder(folder)).release()
  },
)

it('that a kill left empty is not in the way', async () => {
  await writeFile(lock(), '')
  await (await lockFolder(folder)).release()
})

it('leaves nothing of one that was killed while it took over', async () => {
  await leave(ended())
  await writeFile(join(folder, `${lockName}.0f3c`), '{"ho')
  await (await lockFolder(folder)).release()
  expect(await readdir(folder)).toEqual([])
})

it.each([
  ['of another computer', { host: 'there' }],
  ['of 0.1.0', { host: hostname(), pid: 1, boot: undefined, started: undefined }],
])('%s is respected for as long as it is touched, by any clock', async (_, owner) => {
  await leave(owner)
  let beats = 0
  const beat = setInterval(() => {
    // Decades ago, and once a second further back.
    const time = new Date(1_000_000 - 1000 * beats++)
    void utimes(lock(), time, time)
  }, timing.beatMs)
  try {
    await expect(lockFolder(folder, { timing })).rejects.toMatchObject(busy)
  } finally {
    clearInterval(beat)
  }
  let watched = 0
  await (await lockFolder(folder, { timing, onWatching: () => (watched += 1) })).release()
  expect(watched).toBe(1)
})

it('of another computer is no more in the way when it is released meanwhile', async () => {
  await leave({ host: 'there' })
  const waiting = lockFolder(folder, { timing: { ...timing, maxSilentLooks: 1000 } })
  await delay(3 * timing.lookMs)
  await rm(lock())
  await (await waiting).release()
})

it('is not waited for any longer when that is cancelled', async () => {
  await leave({ host: 'there' })
  const controller = new AbortController()
  const waiting = lockFolder(folder, { signal: controller.signal })
  controller.abort(new Error('enough'))
  await expect(waiting).rejects.toThrow('enough')
})

it('left behind is taken over by one of those who see it', async () => {
  await leave(ended())
  const taken = await Promise.allSettled([lockFolder(folder), lockFolder(folder), lockFolder(folder)])
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('that was taken over is proven to nobody else, ends what goes on, and is not released by who had it', async () => {
  const held = await lockFolder(folder, { timing })
  await leave({ host: 'there' })
  await expect(held.prove()).rejects.toMatchObject(busy)
  await expect.poll(() => held.lost.aborted).toBe(true)
  expect(held.lost.reason).toMatchObject(busy)
  await held.release()
  expect(existsSync(lock())).toBe(true)
})

it('that somebody has removed is lost; a disk that has been pulled is told as such', async () => {
  const held = await lockFolder(folder)
  await rm(lock())
  await expect(held.prove()).rejects.toMatchObject(busy)
  const other = await lockFolder(folder)
  await rm(folder, { recursive: true })
  await expect(other.prove()).rejects.toMatchObject({ code: 'ENOENT' })
  for (const one of [held, other]) await one.release()
})

it('tells when it was taken from one that was only silent, and from no other', async () => {
  let fenced = 0
  const options = { timing, fenceOff: () => Promise.resolve(void (fenced += 1)) }
  await leave({ host: 'there' })
  await (await lockFolder(folder, options)).release()
  expect(fenced).toBe(1)
  await leave(ended())
  await (await lockFolder(folder, options)).release()
  expect(fenced).toBe(1)
})
