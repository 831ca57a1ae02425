import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { lightenKey } from '../light-keys'
import { usePhone } from '../phone-fixture'
import type { BuiltApp } from '../build-variant'
import { buildWithSecondSource } from '../second-source/build'
import { parseNotes, writeNotes } from '../second-source/notes/notebooks'
import { notesFile, someNotes } from '../second-source/some-notes'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type Run } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'lantern otter walnut 5'
let work = ''
let app: BuiltApp

beforeAll(async () => {
  app = await buildWithSecondSource()
  await storage.fill({ 'DCIM/a.jpg': 'a' })
  work = await mkdtemp(join(tmpdir(), 'phonekeep-second-'))
  return async () => {
    await app.remove()
    await rm(work, { recursive: true, force: true })
  }
})
beforeEach(() => storage.fill({ [notesFile]: writeNotes(someNotes) }))
afterAll(storage.remove)

const phonekeep = async (args: readonly string[], input = ''): Promise<Run> =>
  await runPhonekeep(args, {
    built: app.program,
    input,
    env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') },
  })
const onPhone = async () => parseNotes(await readFile(join(storage.folder, notesFile)))
const folderOf = (run: Run) => events(run).at(-1)?.folder ?? ''

describe.each(['plain', 'encrypted'] as const)('a kind of data that is no files, %s', kind => {
  const secret = kind === 'plain' ? [] : ['--password-stdin']
  const input = kind === 'plain' ? '' : `${password}\n`
  const backUp = async (...args: string[]) => {
    const to = join(work, kind)
    await mkdir(to, { recursive: true })
    const encrypt = kind === 'plain' ? [] : ['--encrypt', ...secret]
    return await phonekeep(['backup', '--to', to, '--json', ...encrypt, ...args], input)
  }
  let folder = ''

  it('is chosen, backed up, listed and verified', async () => {
    const run = await backUp()
    expect(run.stderr).toBe('')
    folder = folderOf(run)
    expect(events(run).at(-1)).toMatchObject({
      event: 'done',
      saved: { gallery: { count: 1 }, notes: { count: 3 } },
    })
    if (kind === 'encrypted') await lightenKey(folder, password)
    const items = events(await phonekeep(['list', folder, '--json', ...secret], input))
    expect(items).toHaveLength(3)
    expect(items).toContainEqual(
      expect.objectContaining({
        ...{ source: 'notes', key: 'Home', category: 'notes', entries: 2 },
        ...{ place: 'Notes/Home.json', checked: 'version' },
      }),
    )
    const verified = await phonekeep(['verify', folder, ...secret], input)
    expect(verified.stdout).toContain('All present and unchanged.')
  })

  it('is shared with the backup before as long as it does not change', async () => {
    const changed = someNotes.map(note => (note.notebook === 'Work' ? { ...note, text: 'Another' } : note))
    await storage.fill({ [notesFile]: writeNotes(changed) })
    expect(events(await backUp()).at(-1)).toMatchObject({
      totals: { copied: { count: 1 }, linked: { count: 2 } },
      since: { new: 0, changed: 1, vanished: 0 },
    })
  })

  it('is exported at its place, and put back once', async () => {
    const to = join(work, `exported ${kind}`)
    await mkdir(to)
    const exported = await phonekeep(['export', folder, '--to', to, '--types', 'notes', ...secret], input)
    expect(exported.code).toBe(0)
    expect(parseNotes(await readFile(join(to, 'Home.json'))).map(({ title }) => title)).toEqual([
      'Shopping',
      'Garden',
    ])

    const kept = someNotes.filter(({ id }) => id === '22')
    await storage.fill({ [notesFile]: writeNotes(kept) })
    const restore = ['restore', folder, '--types', 'notes', '--json', ...secret]
    const restored = await phonekeep(restore, input)
    expect(events(restored).at(-1)).toMatchObject({
      event: 'done',
      totals: { restored: { count: 2 }, alreadyThere: { count: 1 } },
    })
    expect(await onPhone()).toEqual(someNotes)
    expect(events(await phonekeep(restore, input)).at(-1)).toMatchObject({
      totals: { restored: { count: 0 }, alreadyThere: { count: 3 } },
    })
    expect(await onPhone()).toEqual(someNotes)
  })

  it('is opened for single things: these alone are exported, and restored', async () => {
    const to = join(work, `one of ${kind}`)
    await mkdir(to)
    const garden = ['--select', 'Home/Gar*', '--json', ...secret]
    const exported = await phonekeep(['export', folder, '--to', to, ...garden], input)
    expect(events(exported).at(-1)).toMatchObject({ exported: { count: 1 } })
    expect(parseNotes(await readFile(join(to, 'Home.json'))).map(({ title }) => title)).toEqual(['Garden'])
    const again = await phonekeep(['export', folder, '--to', to, ...garden], input)
    expect(events(again).at(-1)).toMatchObject({ alreadyThere: { count: 1 } })

    await storage.fill({ [notesFile]: writeNotes([]) })
    const restored = await phonekeep(['restore', folder, ...garden], input)
    expect(events(restored).at(-1)).toMatchObject({ totals: { restored: { count: 1 } } })
    expect((await onPhone()).map(({ title }) => title)).toEqual(['Garden'])
  })

  it('is chosen by pattern: what is selected of it is what is saved', async () => {
    const run = await backUp('--types', 'notes', '--select', 'Home/Gar*')
    expect(events(run).at(-1)).toMatchObject({ saved: { notes: { count: 1 } } })
    const [item] = events(await phonekeep(['list', folderOf(run), '--json', ...secret], input))
    expect(item).toMatchObject({ key: 'Home', entries: 1 })
  })

  it('is a newer version’s to a program that does not know it, and restored by nobody else', async () => {
    const env = { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') }
    const listed = await runPhonekeep(['list', folder, ...secret], { env, input })
    expect(listed.stdout).toMatch(/Notes\/Home\.json\tnotes: saved by a newer version of Phonekeep$/m)
    const restored = await runPhonekeep(['restore', folder, '--json', ...secret], { env, input })
    const tooNew = { code: 'needs-newer-version' }
    expect(events(restored).at(-1)).toMatchObject({
      totals: { alreadyThere: { count: 1 } },
      issues: [tooNew, tooNew],
    })
  })
})
