import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { exitCodes } from '../../src/cli/exit-codes'
import type { Faults } from '../../src/sample-phone/faults'
import { startSamplePhone, type SamplePhone } from '../../src/sample-phone/start-sample-phone'
import { startTestAdbServer, type TestAdbServer } from '../adb-server'
import { makeStorage } from '../storage'
import { frozenPassword, type Kind } from './frozen-versions'
import { firstPhone, interruptedPhone, putOnPhone, refused, secondPhone } from './phone-contents'

/**
 * Lets the command line of one version, in a checkout where it is built, make the backups that are frozen for it:
 * `tsx test/frozen/make.ts <checkout> <folder below test/frozen> <bytes on the wire before the phone is unplugged>`.
 * Needs adb and GNU tar; README.md says more.
 */
interface Maker {
  readonly program: string
  readonly target: string
  readonly adb: TestAdbServer
  readonly phone: SamplePhone
  readonly storage: string
  /** After so many bytes on the wire the phone is gone. */
  readonly unplugAfter: number
}

const exec = promisify(execFile)

async function makeKind(maker: Maker, kind: Kind): Promise<void> {
  await inNewFolder(async work => {
    const run = { kind, output: join(work, 'output'), settings: join(work, 'settings') }
    await mkdir(run.output)
    await putOnPhone(maker.storage, firstPhone)
    const refusing = { failAfter: 0, onlyPath: refused.path }
    await backUp(maker, { ...run, password: true }, refusing, exitCodes.doneWithProblems)
    await pack(maker, work, kind)
    await putOnPhone(maker.storage, secondPhone)
    await backUp(maker, run, {}, exitCodes.done)
    await pack(maker, work, `${kind}-pair`)
  })
  await inNewFolder(async work => {
    const run = { kind, output: join(work, 'output'), settings: join(work, 'settings') }
    await mkdir(run.output)
    await putOnPhone(maker.storage, interruptedPhone)
    const unplugging = { unplugAfter: maker.unplugAfter, bytesPerSecond: 2_000_000 }
    await backUp(maker, { ...run, password: true }, unplugging, exitCodes.failed)
    await pack(maker, work, `${kind}-partial`)
  })
}

async function inNewFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-frozen-'))
  try {
    await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface BackupRun {
  readonly kind: Kind
  readonly output: string
  readonly settings: string
  /** Without it the key is the one in the settings. */
  readonly password?: true
}

async function backUp(
  { program, adb, phone }: Maker,
  { kind, output, settings, password }: BackupRun,
  faults: Faults,
  expected: number,
): Promise<void> {
  await adb.adb('disconnect', phone.serial)
  await phone.plug()
  await adb.connect(phone.serial)
  phone.setFaults(faults)
  const encryption = kind === 'plain' ? [] : ['--encrypt', ...(password ? ['--password-stdin'] : [])]
  const child = spawn(process.execPath, [program, 'backup', '--to', output, '--wait', '0', ...encryption], {
    env: { ...adb.env, PHONEKEEP_CONFIG: settings, TZ: 'UTC' },
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  child.stdin.end(`${frozenPassword}\n`)
  const [code] = (await once(child, 'close')) as [number | null]
  phone.setFaults({})
  if (code !== expected) throw new Error(`A backup ended with ${code}, not with ${expected}`)
}

/** With hard links, times and modes; without who made it. */
async function pack({ target }: Maker, work: string, name: string): Promise<void> {
  const file = join(target, `${name}.tar`)
  const owner = ['--sort=name', '--format=gnu', '--owner=0', '--group=0', '--numeric-owner']
  await exec('tar', ['--create', '--file', file, ...owner, '--directory', work, '.'])
  await exec('gzip', ['--no-name', '--best', '--force', file])
}

async function make(checkout: string, folder: string, unplugAfter: number): Promise<void> {
  const program = resolve(checkout, 'out/main/cli.js')
  const target = resolve(import.meta.dirname, folder)
  await rm(target, { recursive: true, force: true })
  await mkdir(target, { recursive: true })
  const storage = await makeStorage()
  const adb = await startTestAdbServer()
  const phone = await startSamplePhone({ storage: storage.folder })
  try {
    const maker = { program, target, adb, phone, storage: storage.folder, unplugAfter }
    await makeKind(maker, 'plain')
    await makeKind(maker, 'encrypted')
  } finally {
    await phone.close()
    await adb.stop()
    await storage.remove()
  }
}

const [checkout, folder, unplugAfter] = process.argv.slice(2)
if (checkout === undefined || folder === undefined || !(Number(unplugAfter) > 0))
  throw new Error('tsx test/frozen/make.ts <checkout> <folder> <bytes>')
await make(checkout, folder, Number(unplugAfter))
