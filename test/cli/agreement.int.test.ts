import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { probePhone } from '../../src/core/android/probe-phone'
import { openBackupCatalog } from '../../src/core/app/backup-catalog'
import { listLibrary } from '../../src/core/app/list-library'
import { prepareExport } from '../../src/core/app/prepare-export'
import { prepareRestore } from '../../src/core/app/prepare-restore'
import { prepareVerify } from '../../src/core/app/prepare-verify'
import { createVaultAccess } from '../../src/core/app/vault-access'
import { describeError } from '../../src/core/errors/describe-error'
import { encryptedFormat } from '../../src/core/format/encrypted/encrypted-format'
import { createVaultKeys } from '../../src/core/format/encrypted/vault-keys'
import { plainFormat } from '../../src/core/format/plain/plain-format'
import type { ReadyJob } from '../../src/core/jobs/run-job'
import type { LibraryState } from '../../src/shared/model/library'
import { backUp } from '../backup-kit'
import { editManifest, forgeContents } from '../forge-backup'
import { usePhone } from '../phone-fixture'
import { makeStorage } from '../storage'
import { events, runPhonekeep } from './run-phonekeep'

const storage = await makeStorage()
const fixture = usePhone({ storage: storage.folder })
const password = 'correct horse'
const kinds = ['complete', 'interrupted', 'damaged', 'newer', 'forged'] as const
type Kind = (typeof kinds)[number]
const folders = new Map<Kind, string>()
let work = ''
let output = ''

/** What anybody is told of a job: a code where it could not be done, else how it ended and what it found. */
interface Told {
  readonly code: string | null
  readonly status: string | null
  readonly issues: readonly string[]
}

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'phonekeep-agreement-'))
  output = join(work, 'backups')
  await mkdir(output)
  await writeFile(join(work, 'password'), `${password}\n`)
  await storage.fill({ 'DCIM/a.jpg': Buffer.alloc(100_000, 'a'), 'Music/c.mp3': 'c' })
  const keys = await createVaultKeys(password)
  for (const [day, kind] of kinds.entries()) {
    const outputFolder = join(output, kind)
    await mkdir(outputFolder)
    const format = kind === 'forged' ? encryptedFormat(keys) : plainFormat
    const made = await backUp(fixture(), { outputFolder, format, startedAt: new Date(2026, 10, day + 1) })
    folders.set(kind, made.folder)
  }
  const interrupted = `${folderOf('interrupted')}.partial`
  await rename(folderOf('interrupted'), interrupted)
  await editManifest(interrupted, { state: 'partial', index: undefined, finishedAt: undefined })
  folders.set('interrupted', interrupted)
  const manifest = await readFile(join(folderOf('damaged'), 'backup.json'), 'utf8')
  await writeFile(join(folderOf('damaged'), 'backup.json'), manifest.slice(0, manifest.length / 2))
  await editManifest(folderOf('newer'), { version: 99 })
  await forgeContents(folderOf('forged'))
  return () => rm(work, { recursive: true, force: true })
})
afterAll(storage.remove)

function folderOf(kind: Kind): string {
  return folders.get(kind) ?? ''
}

const phonekeep = (args: readonly string[]) =>
  runPhonekeep(args, { env: { ...fixture().adb.env, PHONEKEEP_CONFIG: join(work, 'config') } })

async function byCommand(kind: Kind, [command, ...rest]: readonly [string, ...string[]]) {
  const secret = kind === 'forged' ? ['--password-file', join(work, 'password')] : []
  const run = await phonekeep([command, folderOf(kind), ...rest, '--json', ...secret])
  const last = events(run).at(-1) as
    | { event: string; code?: string; error?: { code: string }; issues?: Found[]; faults?: Found[] }
    | undefined
  const told: Told = {
    code: last?.code ?? last?.error?.code ?? null,
    status: last?.code === undefined ? (last?.event ?? null) : null,
    issues: (last?.issues ?? last?.faults ?? []).map(({ code }) => code),
  }
  return { exit: run.code, told }
}

interface Found {
  readonly code: string
}

async function inApp(prepare: () => Promise<ReadyJob>): Promise<Told> {
  try {
    const outcome = await (await prepare()).run({})
    const code = outcome.status === 'failed' ? outcome.error.code : null
    return { code, status: outcome.status, issues: outcome.issues.map(issue => issue.code) }
  } catch (error) {
    return { code: describeError(error).code, status: null, issues: [] }
  }
}

const vaults = () => createVaultAccess(join(work, 'app'), () => null)
const secretOf = (kind: Kind) => (kind === 'forged' ? password : null)

/** As the window does: refused where it is not signed, and only what was read to the end. */
async function openInApp(kind: Kind) {
  const backup = await vaults().unlock({
    folder: folderOf(kind),
    password: secretOf(kind),
    remember: false,
    unsigned: 'refuse',
  })
  const catalog = openBackupCatalog({ backup, backupId: kind, phoneName: 'A phone', onChange: () => {} })
  await catalog.filled
  expect(catalog.view().status).toBe('complete')
  return { backup, selected: catalog.items }
}

/** By `phonekeep`'s exit code: done, problems found, could not be done. */
function exitOf({ code, issues }: Told): number {
  return code !== null ? 3 : issues.length > 0 ? 1 : 0
}

it('the list and the Library see the same in each folder', async () => {
  const seen = new Map<string, { state: LibraryState; mark: string | null }>()
  const { ring } = vaults()
  for (const kind of kinds)
    for await (const together of listLibrary(join(output, kind), ring))
      for (const { folder, state, mark } of together) seen.set(folder, { state, mark })
  expect([...seen.values()].map(({ state }) => state)).toEqual([
    ...['complete', 'interrupted', 'damaged', 'newer'],
    // Without its key nothing more can be known: it is told when it is opened.
    'complete',
  ])
  const listed = new Map<string, { state: string; mark: unknown }>()
  for (const kind of kinds)
    for (const { path, state, mark = null } of events(
      await phonekeep(['list', join(output, kind), '--json']),
    ))
      listed.set(String(path), { state: String(state).replace('partial', 'interrupted'), mark })
  expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(seen))
})

const codes = {
  complete: null,
  interrupted: null,
  damaged: 'backup-damaged',
  newer: 'backup-too-new',
  forged: 'backup-not-signed',
} as const satisfies Record<Kind, string | null>

describe.each(kinds)('of one that is %s, both say the same when', kind => {
  it('it is verified', async () => {
    const app = await inApp(async () =>
      prepareVerify(await vaults().open(folderOf(kind), secretOf(kind)), 'A phone'),
    )
    const { exit, told } = await byCommand(kind, ['verify'])
    expect(told).toEqual(app)
    expect(exit).toBe(exitOf(app))
    // What is forged is opened to be looked at, and found out.
    expect(app.code).toBe(kind === 'forged' ? null : codes[kind])
    expect(app.issues.length > 0).toBe(kind === 'forged')
  })

  it('it is exported', async () => {
    const toFolder = async (name: string) => {
      const folder = join(work, `${name} ${basename(folderOf(kind))}`)
      await mkdir(folder)
      return folder
    }
    const folder = await toFolder('app')
    const app = await inApp(async () =>
      prepareExport({ ...(await openInApp(kind)), folder, phoneName: 'A phone' }),
    )
    const { exit, told } = await byCommand(kind, ['export', '--to', await toFolder('cli')])
    expect(told).toEqual(app)
    expect(exit).toBe(exitOf(app))
    expect(app.code).toBe(codes[kind])
  })

  it('it is restored', async () => {
    const phone = await probePhone(await fixture().link())
    const access = await fixture().access()
    const app = await inApp(async () => {
      const opened = await openInApp(kind)
      return prepareRestore(
        { ...opened, phone, target: { kind: 'original' }, onConflict: 'skip', contactsBy: 'phonekeep' },
        access,
      )
    })
    const { exit, told } = await byCommand(kind, ['restore'])
    expect(told).toEqual(app)
    expect(exit).toBe(exitOf(app))
    expect(app.code).toBe(codes[kind])
  })
})
