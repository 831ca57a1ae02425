import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { TestAdbServer } from '../test/adb-server'
import { runTimed, type TimedRun } from './run-timed'
import type { Contender } from './scenarios'
import { countBytes } from './storages'

export interface Bench {
  readonly server: TestAdbServer
  readonly serial: string
  readonly checkout: string
  /** On a tmpfs. */
  readonly scratch: string
  /** What the phone holds: every run must bring exactly this. Null for records, which are written anew. */
  readonly expectedBytes: number | null
  /** Where the copies go, if not to the tmpfs, and what goes before the command then. */
  readonly disk?: { readonly folder: string; readonly prefix: readonly string[] }
}

/** What the command line tells when listing is over and copying begins. */
const startMark = '"event":"starting"'
/** Before anything is listed: records are in the memory once they are. */
const scanMark = '"event":"scanning"'
const password = 'correct horse battery staple, measured'

/** One run into a folder of its own, which is gone afterwards. @throws Error when it did not bring every byte */
export async function runContender(contender: Contender, bench: Bench): Promise<TimedRun> {
  const target = await mkdtemp(join(bench.disk?.folder ?? bench.scratch, 'target-'))
  const config = join(bench.scratch, 'config')
  const env = { ...bench.server.env, PHONEKEEP_CONFIG: config }
  const options = { env, mark: bench.expectedBytes === null ? scanMark : startMark }
  try {
    if (contender.kind === 'second-backup') await runTimed(backupCommand(contender, target, bench), options)
    const command = await commandOf(contender, target, bench)
    const run = await runTimed([...(bench.disk?.prefix ?? []), ...command], options)
    const brought = contender.kind === 'adb-pull' ? await countBytes(target) : readSavedBytes(run.output)
    if (bench.expectedBytes !== null && brought !== bench.expectedBytes)
      throw new Error(`${contender.label} brought ${brought} bytes of ${bench.expectedBytes}`)
    return run
  } finally {
    await rm(target, { recursive: true, force: true })
    await rm(config, { recursive: true, force: true })
  }
}

async function commandOf(contender: Contender, target: string, bench: Bench): Promise<string[]> {
  const { server, serial, scratch } = bench
  if (contender.kind === 'adb-pull')
    return ['adb', '-P', String(server.port), '-s', serial, 'pull', '-a', '/sdcard/', target]
  const command = backupCommand(contender, target, bench)
  if (contender.kind !== 'backup' || !contender.encrypted) return command
  const file = join(scratch, 'config', 'password')
  await mkdir(join(scratch, 'config'), { recursive: true })
  await writeFile(file, password, { mode: 0o600 })
  return [...command, '--encrypt', '--password-file', file]
}

function backupCommand(
  { flags }: Exclude<Contender, { readonly kind: 'adb-pull' }>,
  target: string,
  { serial, checkout }: Bench,
): string[] {
  const program = join(checkout, 'out', 'main', 'cli.js')
  return [process.execPath, program, 'backup', '--json', '--device', serial, '--to', target, ...flags]
}

function readSavedBytes(output: string): number {
  const last = output.trim().split('\n').at(-1) ?? ''
  const { event, saved } = JSON.parse(last) as {
    readonly event: string
    readonly saved?: Readonly<Record<string, { readonly bytes: number }>>
  }
  if (event !== 'done' || !saved) throw new Error(`The backup ended with ${last.slice(0, 500)}`)
  return Object.values(saved).reduce((total, { bytes }) => total + bytes, 0)
}
