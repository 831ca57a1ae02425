import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { firstPlaceRule } from '../../../shared/model/place'
import { openPlaceBook } from './place-book'

let folder = ''
let file = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'phonekeep-place-book-'))
  file = join(folder, 'app', 'places.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const flipped = (bytes: Uint8Array) => Buffer.from(bytes.map(byte => byte ^ 0xff))
const keychain = { seal: flipped, open: flipped }

it('keeps places and its id', async () => {
  const book = openPlaceBook(file, () => null)
  const id = '3d6f3c1e-8d0a-4b52-9a53-3a3d2f1b0c4d'
  await book.put({ id, name: 'NAS', kind: 'folder', path: '/nas', rule: firstPlaceRule })
  const again = openPlaceBook(file, () => null)
  expect(again.places()).toEqual(book.places())
  expect(again.computerId).toBe(book.computerId)
  await again.drop(id)
  expect(openPlaceBook(file, () => null).places()).toEqual([])
})

it('seals the password of the configuration, and makes no other while the keychain is away', async () => {
  const made = await openPlaceBook(file, () => keychain).configPassword()
  expect(await readFile(file, 'utf8')).not.toContain(Buffer.from(made).toString('base64'))
  await expect(openPlaceBook(file, () => null).configPassword()).rejects.toMatchObject({ kind: 'no-engine' })
  expect(await openPlaceBook(file, () => keychain).configPassword()).toBe(made)
})

it.runIf(process.platform !== 'win32')('nobody else may read it', async () => {
  await openPlaceBook(file, () => null).configPassword()
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})
