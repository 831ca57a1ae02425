import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFolderPlace } from './folder-place'
import { holdPhone } from './hold-phone'

const hour = 3600_000
let base = ''
let now = 0

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-hold-'))
  now = 1_000 * hour
})
afterEach(() => rm(base, { recursive: true, force: true }))

const hold = (computerId: string) =>
  holdPhone({ place: openFolderPlace(base), phone: 'a phone', computerId, scratch: tmpdir(), now: () => now })

it('one computer at a time has it, the next one once it is released', async () => {
  const first = await hold('one')
  await expect(hold('two')).rejects.toMatchObject({ info: { code: 'place-busy' } })
  await first.release()
  const second = await hold('two')
  second.prove()
  await second.release()
  expect(await readdir(join(base, 'Phonekeep/a phone/writers'))).toEqual([])
})

it('one that was killed is taken over after hours, by itself at once', async () => {
  await hold('one')
  await expect(hold('two')).rejects.toThrow()
  await (await hold('one')).release()
  await hold('one')
  now += 7 * hour
  await (await hold('two')).release()
})

it('one that has slept for hours has it no more, whatever it says now', async () => {
  const first = await hold('one')
  now += 4 * hour
  expect(() => first.prove()).toThrow('place-busy')
  now -= 4 * hour
  expect(() => first.prove()).toThrow('place-busy')
  await first.release()
})
