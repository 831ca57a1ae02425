import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { noProtection, openKeyRing, type Protection } from './key-ring'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-ring-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const entry = { secret: Buffer.alloc(32, 7), keySha256: 'ab'.repeat(32), serial: '1A2B' }
const backwards: Protection = {
  seal: bytes => Buffer.from(bytes).reverse(),
  open: bytes => Buffer.from(bytes).reverse(),
}

it('gives back what was put in, to this user alone', async () => {
  const file = join(folder, 'deep', 'ring.json')
  const ring = openKeyRing(file, backwards)
  expect(await ring.get('age1a')).toBeNull()
  await ring.put('age1a', entry)
  await ring.put('age1b', { ...entry, secret: Buffer.alloc(32, 8) })
  expect(await ring.get('age1a')).toEqual(entry)
  expect(await ring.serials()).toEqual(new Set(['1A2B']))
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0)
  expect(await readFile(file, 'utf8')).not.toContain(entry.secret.toString('base64'))
})

it('reads the entries of version 0.1, which do not name a phone', async () => {
  const file = join(folder, 'early.json')
  const text = JSON.stringify({ secret: entry.secret.toString('base64'), keySha256: entry.keySha256 })
  await writeFile(file, JSON.stringify({ age1a: { sealed: Buffer.from(text).toString('base64') } }))
  const ring = openKeyRing(file, noProtection)
  expect(await ring.get('age1a')).toEqual({ ...entry, serial: null })
  expect(await ring.serials()).toEqual(new Set())
})

it('is empty where it cannot be read', async () => {
  const file = join(folder, 'ring.json')
  await openKeyRing(file, backwards).put('age1a', entry)
  expect(await openKeyRing(file, noProtection).get('age1a')).toBeNull()
  await writeFile(file, 'nonsense')
  expect(await openKeyRing(file, backwards).get('age1a')).toBeNull()
})
