import { mkdtemp, open, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createWriteQueue } from './write-queue'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-queue-'))
})
afterAll(async () => await rm(folder, { recursive: true }))

it('writes in order from where it begins, and says when memory is free', async () => {
  const file = join(folder, 'order')
  const handle = await open(file, 'wx')
  const queue = createWriteQueue(handle, 3)
  const first = Buffer.from('first')
  await queue.add(first)
  first.fill('x')
  for (const part of [',', 'second', ',', 'third']) void queue.add(Buffer.from(part))
  await queue.drained()
  await handle.close()
  expect(await readFile(file, 'latin1')).toBe('\0\0\0first,second,third')
})

it('has no room while much is waiting', async () => {
  const handle = await open(join(folder, 'room'), 'wx')
  const queue = createWriteQueue(handle, 0)
  void queue.add(Buffer.alloc(1024 * 1024))
  expect(queue.room()).toBeNull()
  void queue.add(Buffer.alloc(8 * 1024 * 1024))
  await queue.room()
  expect(queue.room()).toBeNull()
  expect((await handle.stat()).size).toBe(9 * 1024 * 1024)
  await handle.close()
})

it('fails for good with its first failure', async () => {
  const file = join(folder, 'failure')
  await (await open(file, 'wx')).close()
  const handle = await open(file, 'r')
  const queue = createWriteQueue(handle, 0)
  await expect(queue.add(Buffer.from('a'))).rejects.toMatchObject({ code: 'EBADF' })
  await expect(queue.add(Buffer.from('b'))).rejects.toMatchObject({ code: 'EBADF' })
  await expect(queue.drained()).rejects.toMatchObject({ code: 'EBADF' })
  await handle.close()
})
