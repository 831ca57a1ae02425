import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { treeOf } from '../copies-kit'
import { at, backUp } from '../memory-kit'
import { pattern } from '../pattern'
import { createMemoryPhone } from '../phone-in-memory/memory-phone'
import { events, runPhonekeep } from './run-phonekeep'

let base = ''
let backup = ''
let phone = ''

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'phonekeep-cli-copies-'))
  for (const name of ['out', 'disk', 'back', 'export']) await mkdir(join(base, name))
  const memory = createMemoryPhone()
  for (const [name, bytes] of [
    ['DCIM/a.jpg', 50_000],
    ['Download/b.pdf', 7_000],
  ] as const)
    memory.files.set(at(name), { content: pattern(bytes, bytes), modifiedAt: 1_600_000_000 })
  backup = (await backUp(memory, join(base, 'out'))).folder
  phone = basename(dirname(backup))
})
afterEach(() => rm(base, { recursive: true, force: true }))

const phonekeep = (args: readonly string[], config = 'config') =>
  runPhonekeep(args, { env: { ...process.env, PHONEKEEP_CONFIG: join(base, config) } })

describe('copies by the command line', () => {
  it('a folder: added, copied to, checked, listed, exported from and fetched by another computer', async () => {
    const add = ['places', 'add', 'My disk', '--folder', join(base, 'disk')]
    expect(await phonekeep(add)).toMatchObject({
      code: 0,
      stdout: `My disk\tfolder\t${join(base, 'disk')}\n`,
    })
    expect((await phonekeep(add)).stderr).toContain('already')
    const copied = await phonekeep(['copy', join(base, 'out'), '--to', 'My disk', '--json'])
    expect(copied).toMatchObject({ code: 0, stderr: '' })
    expect(events(copied).at(-1)).toMatchObject({ event: 'done', backups: 1, uploaded: { count: 2 } })
    const again = await phonekeep(['copy', backup, '--to', 'My disk'])
    expect(again.stdout).toContain('0 backups copied to My disk: 0 files uploaded')
    expect((await phonekeep(['verify', 'My disk', '--full'])).stdout).toContain('1 backup: 2 files were read')

    // Another computer knows nothing but where it is.
    await phonekeep(add, 'another')
    const named = `My disk:${phone}/${basename(backup)}`
    expect((await phonekeep(['list', 'My disk'], 'another')).stdout).toContain(named)
    const items = events(await phonekeep(['list', named, '--json'], 'another'))
    expect(items.map(({ path }) => path).sort()).toEqual([at('DCIM/a.jpg'), at('Download/b.pdf')])
    const exported = await phonekeep(['export', named, '--to', join(base, 'export')], 'another')
    expect(exported).toMatchObject({ code: 0, stderr: '' })
    expect(await readdir(join(base, 'export'), { recursive: true })).toContainEqual(
      expect.stringMatching('a.jpg'),
    )
    const fetched = await phonekeep(['fetch', named, '--to', join(base, 'back'), '--json'], 'another')
    expect(events(fetched).at(-1)).toMatchObject({ event: 'done', items: 2 })
    const folder = join(base, 'back', phone, basename(backup))
    expect(await treeOf(folder)).toEqual(await treeOf(backup))
    expect((await phonekeep(['verify', folder])).stdout).toContain('All present and unchanged.')
  })

  it('says what to do: no such place, a disk that is away, nothing to copy', async () => {
    expect((await phonekeep(['copy', backup, '--to', 'No'])).stderr).toContain(
      'There is no place of this name.',
    )
    await phonekeep(['places', 'add', 'Disk', '--folder', join(base, 'disk')])
    expect((await phonekeep(['copy', join(base, 'back'), '--to', 'Disk'])).stderr).toContain(
      'nothing to copy',
    )
    await rm(join(base, 'disk'), { recursive: true })
    const away = await phonekeep(['copy', backup, '--to', 'Disk'])
    expect(away.code).toBe(3)
    expect(away.stdout + away.stderr).toContain("The place can't be reached")
    expect(await phonekeep(['places', 'remove', 'Disk'])).toMatchObject({ code: 0 })
    expect((await phonekeep(['places'])).stdout).toContain('No places yet')
  })
})
