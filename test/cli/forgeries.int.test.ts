import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import {
  editManifest,
  forgeContents,
  forgedPath,
  putPlainInPlace,
  removeSecondSignature,
  removeSignatures,
  renameBackup,
} from '../forge-backup'
import { lightenKey } from '../light-keys'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep, type PhonekeepOptions } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
let work = ''
let folder = ''
let password: readonly string[] = []

// Made once: each test works on a copy.
let template = ''
let made = ''
let madeConfig = ''
let madeName = ''

beforeAll(async () => {
  await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(300_000, 'a'), 'Music/c.mp3': 'c' })
  template = await mkdtemp(join(tmpdir(), 'phonekeep-forgeries-'))
  made = join(template, 'backups')
  madeConfig = join(template, 'config')
  await mkdir(made)
  const args = ['backup', '--to', made, '--json', '--encrypt', '--password-stdin']
  const run = await phonekeep(args, { input: 'correct horse\n', env: { PHONEKEEP_CONFIG: madeConfig } })
  const backup = events(run).at(-1)?.folder ?? ''
  await lightenKey(backup, 'correct horse')
  madeName = relative(made, backup)
  return () => rm(template, { recursive: true, force: true })
})
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-forgeries-'))
  await mkdir(join(work, 'backups'))
  await mkdir(join(work, 'exported'))
  await writeFile(join(work, 'password'), 'correct horse\n')
  password = ['--password-file', join(work, 'password')]
  await cp(made, join(work, 'backups'), { recursive: true })
  await cp(madeConfig, join(work, 'config'), { recursive: true })
  folder = join(work, 'backups', madeName)
  return () => rm(work, { recursive: true, force: true })
})
afterAll(storage.remove)

const phonekeep = (args: readonly string[], options: PhonekeepOptions = {}) =>
  runPhonekeep(args, {
    ...options,
    env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config'), ...options.env },
  })

async function backUp(...flags: string[]): Promise<string> {
  const run = await phonekeep(['backup', '--to', join(work, 'backups'), '--json', ...flags])
  expect(run.code).toBe(0)
  return events(run).at(-1)?.folder ?? ''
}

const commands = [
  ['list', () => ['list', folder]],
  ['export', () => ['export', folder, '--to', join(work, 'exported')]],
  ['restore', () => ['restore', folder]],
] as const

const forgeries = [
  ['an index and data encrypted to the public key', () => forgeContents(folder)],
  ['the same with the old hash of the index', () => forgeContents(folder, 'do not tell')],
  [
    'the same with its signatures taken away',
    () => forgeContents(folder).then(() => removeSignatures(folder)),
  ],
  ['a manifest without signatures', () => removeSignatures(folder)],
  [
    'a manifest that says interrupted, without signatures',
    () => removeSignatures(folder).then(() => editManifest(folder, { state: 'partial' })),
  ],
  [
    'the same in a folder that is named like an interrupted one, with an empty list beside it',
    async () => {
      await removeSignatures(folder)
      await editManifest(folder, { state: 'partial' })
      await writeFile(join(folder, 'journal'), '')
      folder = await renameBackup(folder, `${basename(folder)}.partial`)
    },
  ],
  ['another date', () => editManifest(folder, { startedAt: '2031-01-01T00:00:00.000Z' })],
  ['another name', () => editManifest(folder, { name: '2031-01-01 00.00.00' })],
] as const

it.each(forgeries)('%s is refused, nothing of it is shown, and verify names it', async (_, forge) => {
  await forge()
  for (const [, args] of commands) {
    const run = await phonekeep([...args(), ...password, '--json'])
    expect(events(run)).toMatchObject([{ event: 'failed', code: 'backup-not-signed' }])
    expect(run.code).toBe(3)
  }
  expect(await readdir(join(work, 'exported'))).toEqual([])
  expect(await readdir(join(storage.folder, 'DCIM'))).toEqual(['a.jpg'])
  const run = await phonekeep(['verify', folder, ...password])
  expect(run.code).toBe(1)
  expect(run.stdout).toMatch(/^ {2}! (backup\.json|index\.jsonl\.age) has changed since it was saved/m)
})

it('what is not signed is listed, exported and restored by who says so, and told first', async () => {
  await forgeContents(folder)
  const refused = await phonekeep(['list', folder, ...password])
  expect(refused).toMatchObject({ code: 3, stdout: '' })
  expect(refused.stderr).toMatch(/its signature doesn't match.*--trust-unsigned/)
  const trust = [...password, '--trust-unsigned']
  const listed = await phonekeep(['list', folder, ...trust, '--json'])
  expect(listed.code).toBe(0)
  expect(events(listed)).toMatchObject([
    { event: 'unsigned', reasons: ['wrong-signature'] },
    { event: 'item', path: forgedPath },
  ])
  const exported = await phonekeep(['export', folder, '--to', join(work, 'exported'), ...trust])
  expect(exported.code).toBe(0)
  expect(exported.stderr).toMatch(/^Not signed with its key/)
  expect(await readdir(join(work, 'exported'))).toEqual(['forged.jpg'])
  const restored = await phonekeep(['restore', folder, ...trust])
  expect(restored.code).toBe(0)
  expect(await readdir(join(storage.folder, 'DCIM'))).toEqual(['a.jpg', 'forged.jpg'])
  await rm(join(storage.folder, 'DCIM/forged.jpg'))
})

it.each([...commands, ['verify', () => ['verify', folder]] as const])(
  'a plain backup in place of an encrypted one is refused by %s when a password is given',
  async (_, args) => {
    await putPlainInPlace(await backUp(), folder)
    const run = await phonekeep([...args(), ...password, '--json'])
    expect(run.code).toBe(3)
    expect(events(run)).toMatchObject([{ event: 'failed', code: 'backup-not-encrypted' }])
    expect((await phonekeep([...args(), ...password])).stderr).toContain("isn't encrypted")
    expect((await phonekeep([...args(), '--json'])).code).toBe(0)
  },
)

it('a backup as it was made opens without more ado, and verify says that it is signed', async () => {
  for (const [, args] of commands) expect((await phonekeep([...args(), ...password])).code).toBe(0)
  const run = await phonekeep(['verify', folder, ...password])
  expect(run).toMatchObject({ code: 0, stderr: '' })
  expect(run.stdout).toContain('signed with its key')
})

it('a renamed backup opens; verify tells the name it had, and nobody else is misled by a wrong one', async () => {
  const name = basename(folder)
  folder = await renameBackup(folder, 'Before the holidays')
  const listed = await phonekeep(['list', folder, ...password])
  expect(listed.code).toBe(0)
  expect(listed.stderr).toContain(`its folder was called ${name}.`)
  const run = await phonekeep(['verify', folder, ...password, '--json'])
  expect(run.code).toBe(0)
  expect(events(run).at(-1)).toMatchObject({
    event: 'done',
    faults: [],
    authenticity: { kind: 'signed', covers: 'manifest', renamedFrom: name },
  })
})

it('a backup of version 0.1 opens as signed, and verify says what that leaves out', async () => {
  await removeSecondSignature(folder)
  expect((await phonekeep(['list', folder, ...password])).code).toBe(0)
  const run = await phonekeep(['verify', folder, ...password])
  expect(run.code).toBe(0)
  expect(run.stdout).toContain('version 0.1')
})

it('list marks what was not made with the key of a phone that this computer knows', async () => {
  const plain = await backUp()
  const foreignConfig = { env: { PHONEKEEP_CONFIG: join(work, 'another computer') } }
  const foreignArgs = ['backup', '--to', join(work, 'backups'), '--encrypt', '--new-key', '--json']
  const foreign = events(await phonekeep([...foreignArgs, ...password], foreignConfig)).at(-1)?.folder
  const forged = await backUp('--encrypt', '--new-key', ...password)
  await forgeContents(forged)
  const marks = async (options: PhonekeepOptions = {}) =>
    new Map(
      events(await phonekeep(['list', join(work, 'backups'), '--json'], options)).map(({ path, mark }) => [
        String(path),
        mark,
      ]),
    )
  expect(await marks()).toEqual(
    new Map([
      [folder, null],
      [plain, 'not-encrypted'],
      [foreign, 'other-key'],
      [forged, 'not-signed'],
    ]),
  )
  // A computer that knows no key can tell none from another.
  const elsewhere = await marks({ env: { PHONEKEEP_CONFIG: join(work, 'third') } })
  expect([...elsewhere.values()]).toEqual([null, null, null, null])
  // Nothing with the key is left.
  await rm(folder, { recursive: true })
  await rm(forged, { recursive: true })
  expect((await marks()).get(plain)).toBe('not-encrypted')
  const { stdout } = await phonekeep(['list', join(work, 'backups')])
  expect(stdout).toContain("not made with this phone's key")
})
