import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockName } from './layout'
import { lockFolder } from './lock-folder'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const leave = (owner: object) =>
  writeFile(join(folder, lockName), JSON.stringify({ ...owner, token: 'of another' }))
const busy = { info: { code: 'folder-busy' } }

it('is held once, and again after it was released', async () => {
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toMatchObject(busy)
  await lock.release()
  expect(await readdir(folder)).toEqual([])
  await (await lockFolder(folder)).release()
})

it('of a process that has ended is not in the way', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  await leave({ host: hostname(), pid })
  await (await lockFolder(folder)).release()
})

it('that a kill left empty is not in the way', async () => {
  await writeFile(join(folder, lockName), '')
  await (await lockFolder(folder)).release()
})

it('leaves nothing of one that was killed while it took over', async () => {
  await leave({})
  await writeFile(join(folder, `${lockName}.0f3c`), '{"ho')
  await (await lockFolder(folder)).release()
  expect(await readdir(folder)).toEqual([])
})

it('of another computer is respected for as long as it is touched', async () => {
  await leave({ host: 'another', pid: 1 })
  await expect(lockFolder(folder)).rejects.toMatchObject(busy)
  const minutesAgo = new Date(Date.now() - 120_000)
  await utimes(join(folder, lockName), minutesAgo, minutesAgo)
  await (await lockFolder(folder)).release()
})

it('left behind is taken over by one of those who see it', async () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  await leave({ host: hostname(), pid })
  const taken = await Promise.allSettled([lockFolder(folder), lockFolder(folder), lockFolder(folder)])
  expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

it('that was taken over is not released by who had it', async () => {
  const lock = await lockFolder(folder)
  await leave({ host: 'another', pid: 1 })
  await lock.release()
  await expect(lockFolder(folder)).rejects.toMatchObject(busy)
})
