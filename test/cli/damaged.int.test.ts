import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  appendFile,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lightenKey } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const run = promisify(execFile)
const password = 'four words of mine'
let work = ''
let plain = ''
let encrypted = ''

beforeAll(async () => {
  await storage.fill({ 'DCIM/a.jpg': 'a', 'DCIM/b.jpg': 'b', 'Music/c.mp3': 'c' })
  work = await mkdtemp(join(tmpdir(), 'phonekeep-damaged-'))
  await mkdir(join(work, 'made'))
  await mkdir(join(work, 'exported'))
  const backUp = async (...flags: string[]) => {
    const run = await phonekeep(['backup', '--to', join(work, 'made'), '--json', ...flags])
    return events(run).at(-1)?.folder ?? ''
  }
  plain = await backUp()
  encrypted = await backUp('--encrypt', '--password-stdin')
  await lightenKey(encrypted, password)
})
afterAll(async () => {
  await rm(work, { recursive: true, force: true })
  await storage.remove()
})

const phonekeep = (args: readonly string[]) =>
  runPhonekeep(args, {
    input: password,
    env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') },
  })

/** A copy of a backup in a folder of its own, to do with as one likes. */
async function copyOf(backup: string): Promise<string> {
  const folder = join(await mkdtemp(join(work, 'copy-')), basename(backup))
  await cp(backup, folder, { recursive: true })
  return folder
}

const half = async (file: string) => truncate(file, Math.floor((await stat(file)).size / 2))
const aside = async (file: string) => {
  const elsewhere = join(work, `${basename(file)} ${Math.random()}`)
  await rename(file, elsewhere)
  return elsewhere
}

/** What may lie where a file of the backup should. */
const inPlace: Readonly<Record<string, (file: string) => Promise<void>>> = {
  'half of it': half,
  nothing: async file => void (await aside(file)),
  'a link to it': async file => symlink(await aside(file), file),
  'a link to itself': async file => {
    await aside(file)
    await symlink(file, file)
  },
  'a folder': async file => {
    await aside(file)
    await mkdir(file)
  },
  'a pipe': async file => {
    await aside(file)
    await run('mkfifo', [file])
  },
}

const uses = (folder: string, secret: boolean) => {
  const opened = secret ? ['--password-stdin'] : []
  return {
    list: ['list', folder, ...opened],
    export: ['export', folder, '--to', join(work, 'exported'), ...opened],
    restore: ['restore', folder, '--device', fixture().phone.serial, ...opened],
  }
}

describe.skipIf(process.platform === 'win32')('a file that a backup cannot do without', () => {
  const files = [
    ['backup.json', false],
    ['backup.json', true],
    ['index.jsonl', false],
    ['index.jsonl.age', true],
    ['key.age', true],
  ] as const
  const cases = files.flatMap(([file, secret]) =>
    Object.keys(inPlace)
      // Half of a list of lines is a list of fewer lines: verifying finds that.
      .filter(what => !(file === 'index.jsonl' && what === 'half of it'))
      // A folder without it is no backup, but for what else lies there.
      .filter(what => !(file === 'backup.json' && what === 'nothing'))
      .map(what => [what, file, secret] as const),
  )

  it.each(cases)(
    '%s in place of %s (encrypted: %s) is told as damage, with what to do',
    async (what, file, secret) => {
      const folder = await copyOf(secret ? encrypted : plain)
      await inPlace[what]?.(join(folder, file))
      for (const args of Object.values(uses(folder, secret))) {
        const said = await phonekeep(args)
        expect(said.code).toBe(3)
        // What was signed and is not the same tells no more than that.
        const [damage, todo] =
          what === 'half of it' && file === 'index.jsonl.age'
            ? ["its list of contents isn't the one that was signed", 'It is damaged, or']
            : ['This backup is damaged', 'Use another one']
        expect(said.stderr, args[0]).toContain(damage)
        expect(said.stderr, args[0]).toContain(todo)
        if (damage.startsWith('This')) expect(said.stderr, args[0]).toContain(file)
      }
    },
  )
})

it('lists damaged backups and those of a newer version with their state, as the Library does', async () => {
  const folder = await mkdtemp(join(work, 'all-'))
  const [sound, torn, newer, rotten] = [
    '2026-01-01 10.00.00',
    '2026-01-02 10.00.00',
    '2026-01-03 10.00.00',
    '2026-01-04 10.00.00',
  ].map(name => join(folder, 'A phone', name)) as [string, string, string, string]
  for (const backup of [sound, torn, newer, rotten]) await cp(plain, backup, { recursive: true })
  await writeFile(join(torn, 'backup.json'), '{')
  const manifest = JSON.parse(await readFile(join(newer, 'backup.json'), 'utf8')) as object
  await writeFile(join(newer, 'backup.json'), JSON.stringify({ ...manifest, version: 99 }))
  await appendFile(join(rotten, 'Gallery/DCIM/a.jpg'), 'x')
  expect((await phonekeep(['verify', rotten])).code).toBe(1)
  const states = events(await phonekeep(['list', folder, '--json'])).map(({ path, state }) => [path, state])
  expect(new Map(states as [string, string][])).toEqual(
    new Map([
      [sound, 'complete'],
      [torn, 'damaged'],
      [newer, 'newer'],
      [rotten, 'damaged'],
    ]),
  )
  const { code, stdout } = await phonekeep(['list', folder])
  expect(code).toBe(0)
  const lineOf = (backup: string) => stdout.split('\n').find(line => line.startsWith(backup))
  expect(lineOf(torn)).toMatch(/\tdamaged$/)
  expect(lineOf(newer)).toMatch(/created by a newer version of Phonekeep$/)
  expect(lineOf(rotten)).toContain('damaged: 1 file is changed, missing or unreadable')
  expect(lineOf(sound)).toMatch(/items, \d+ bytes\b/)
  // Alone, each says what it is.
  expect(events(await phonekeep(['list', torn, '--json'])).at(-1)?.code).toBe('backup-damaged')
  expect(events(await phonekeep(['list', newer, '--json'])).at(-1)?.code).toBe('backup-too-new')
})

it.each([2 ** 53 - 1, -(2 ** 53 - 1), 8.64e12 + 1, 8.64e12, 253_402_300_800])(
  'an item with the time %d is listed and exported like the others',
  async mtime => {
    const folder = await copyOf(plain)
    const index = join(folder, 'index.jsonl')
    const [first = '', ...others] = (await readFile(index, 'utf8')).split('\n')
    const extreme = JSON.stringify({ ...(JSON.parse(first) as object), mtime })
    await writeFile(index, [extreme, ...others].join('\n'))
    const listed = await phonekeep(['list', folder])
    expect(listed).toMatchObject({ code: 0, stderr: '' })
    expect(listed.stdout.split('\n').filter(line => line !== '')).toHaveLength(3)
    const to = await mkdtemp(join(work, 'to-'))
    expect((await phonekeep(['export', folder, '--to', to])).code).toBe(0)
    expect(await readdir(to)).not.toEqual([])
  },
)
