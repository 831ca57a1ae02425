import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { Command } from 'commander'
import { usualReread } from '../core/jobs/backup/plan-reread'
import { connectAdbServer } from '../core/android/adb/connect-adb-server'
import type { AdbServer } from '../core/android/adb/adb-server'
import { findAdb } from '../core/android/adb/find-adb'
import { hostQuery } from '../core/android/adb/open-service'
import { describeError } from '../core/errors/describe-error'
import { Failure } from '../core/errors/failure'
import { backUp } from '../cli/back-up'
import { exitCodes } from '../cli/exit-codes'
import { describeFailure } from '../cli/describe-failure'
import { phonesOf, type Phones } from '../cli/open-phones'
import { restore } from '../cli/restore'
import { say } from '../cli/say'
import { verify } from '../cli/verify'
import { startSamplePhone, type SamplePhone } from '../sample-phone/start-sample-phone'
import { categories } from '../shared/model/category'
import { findFreePort } from './find-free-port'
import { checkAgainstPhone } from './check-against-phone'
import { countRecords } from './count-records'
import { deleteFromPhone } from './delete-from-phone'
import { printSaved } from './print-saved'

/** Each that is put back is a command on the phone. */
const fewRecords = { contacts: 40, messages: 200, multimedia: 6, calls: 60 }

interface DemoOptions {
  readonly to?: string
  readonly photos: number
  readonly builtinShell?: true
}

/** The main job from end to end on the sample phone: back up everything, check it, lose it, and bring it back. */
async function runDemo({ to, photos, builtinShell }: DemoOptions): Promise<number> {
  const output = to === undefined ? await mkdtemp(join(tmpdir(), 'phonekeep-demo-')) : resolve(to)
  await mkdir(output, { recursive: true })
  const phone = await startSamplePhone({
    photos,
    builtinShell: builtinShell === true,
    ...fewRecords,
    onPreparing: tellPreparing,
  })
  const server = await startPrivateAdb()
  try {
    await connect(server, phone)
    const phones = phonesOf(server)
    const { exitCode, folder } = await backUp(phones, {
      serial: phone.serial,
      outputFolder: output,
      types: categories,
      globs: [],
      encryption: null,
      verify: true,
      reread: usualReread,
      waitMs: 0,
      json: false,
      io: process,
    })
    if (exitCode !== exitCodes.done || folder === null) return exitCode
    const { link } = await phones.open(phone.serial)
    const check = await checkAgainstPhone(link, folder)
    await printSaved(folder, check)
    if (check.wrong.length > 0) return exitCodes.failed
    title(say('demo.verifying'))
    const verified = await verify({ folder, password: null, json: false, io: process })
    if (verified !== exitCodes.done) return verified
    return await loseAndRestore(phones, phone, folder)
  } finally {
    await phone.close()
  }
}

/** Deletes everything that was saved from the phone, and brings it back. */
async function loseAndRestore(phones: Phones, phone: SamplePhone, folder: string): Promise<number> {
  const { link } = await phones.open(phone.serial)
  const { lines } = await checkAgainstPhone(link, folder)
  const before = await countRecords(link)
  console.log(say('demo.records', before))
  title(say('demo.deleting'))
  const gone = await deleteFromPhone(
    link,
    lines.map(({ path }) => path),
  )
  console.log(say('demo.gone', { gone, total: lines.length }))
  phone.records.wipe()
  console.log(say('demo.records', await countRecords(link)))
  title(say('demo.restoring'))
  const restored = await restore(phones, {
    folder,
    password: null,
    unsigned: 'refuse',
    types: categories,
    globs: [],
    serial: phone.serial,
    target: { kind: 'original' },
    rule: 'skip',
    contactsBy: 'phonekeep',
    waitMs: 0,
    json: false,
    io: process,
  })
  if (restored !== exitCodes.done) return restored
  const { wrong } = await checkAgainstPhone(link, folder)
  for (const complaint of wrong) console.log(`WRONG  ${complaint}`)
  if (wrong.length > 0) return exitCodes.failed
  console.log(say('demo.back', { count: lines.length }))
  const after = await countRecords(link)
  console.log(say('demo.records', after))
  const areBack = isDeepStrictEqual(after, before)
  console.log(say(areBack ? 'demo.recordsBack' : 'demo.recordsDiffer'))
  return areBack ? exitCodes.done : exitCodes.failed
}

function title(text: string): void {
  console.log(`\n${text}`)
}

/** A server of the demo's own, on a free port: whatever adb server runs on this computer is not touched. */
async function startPrivateAdb(): Promise<AdbServer> {
  const executable = await findAdb({ env: process.env, platform: process.platform })
  if (executable === null) throw new Failure('adb-missing')
  const port = await findFreePort()
  // However the demo ends, its server ends with it.
  process.once('exit', () => spawnSync(executable, ['-P', String(port), 'kill-server'], { stdio: 'ignore' }))
  return await connectAdbServer(executable, port)
}

async function connect(server: AdbServer, phone: SamplePhone): Promise<void> {
  const answer = await hostQuery(server, `host:connect:${phone.serial}`)
  if (!answer.startsWith('connected')) throw new Failure('phone-gone', { message: answer })
}

let tenthsTold = -1

function tellPreparing(done: number, total: number): void {
  const tenths = Math.floor((done / Math.max(total, 1)) * 10)
  if (tenths === tenthsTold) return
  tenthsTold = tenths
  console.log(say('demo.preparing', { percent: tenths * 10 }))
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => process.exit(exitCodes.cancelled))
// The reader of our output went away, as in `npm run demo | head`.
process.stdout.once('error', () => process.exit(exitCodes.failed))

const program = new Command('demo')
  .description('Backs up the sample phone, checks every file, deletes them from the phone and restores them.')
  .option('--to <dir>', "the output folder; by default a new one in the system's temporary folder")
  .option('--photos <count>', 'how many pictures the phone has', Number, 300)
  .option('--builtin-shell', 'do not use mksh and toybox even where they are present')
  .parse()
try {
  process.exitCode = await runDemo(program.opts<DemoOptions>())
} catch (error) {
  console.error(describeFailure(describeError(error)))
  process.exitCode = exitCodes.failed
}
