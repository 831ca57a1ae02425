// npm run bench: our backup beside `adb pull`, whole process against whole process. See docs/benchmarks.md.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { startTestAdbServer, type TestAdbServer } from '../test/adb-server'
import { describeMachine, shareThatFits } from './machine'
import { isThere, phoneKinds, startPhone, type PhoneKind } from './phones'
import { verdict, writeReport, type Measured } from './report'
import { runScenario } from './run-scenario'
import { scenarios, type Scenario } from './scenarios'
import { canMakeSlowDisk, makeSlowDisk } from './slow-disk'
import { fillStorage, storageKinds, type StorageKind } from './storages'

interface Flags {
  readonly quick?: true
  readonly only?: readonly string[]
  readonly phone?: PhoneKind
  readonly pairs: number
  readonly write: boolean
}

const checkout = resolve(import.meta.dirname, '..')

function readFlags(): Flags {
  const atLeastOne = (text: string) => {
    if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('a number from 1 on is needed')
    return Number(text)
  }
  return new Command('bench')
    .option('--quick', 'the most telling scenarios only')
    .addOption(
      new Option('--only <names...>', 'these scenarios alone').choices(scenarios.map(({ name }) => name)),
    )
    .addOption(new Option('--phone <kind>', 'one kind of phone').choices(phoneKinds))
    .option('--pairs <number>', 'counted pairs of runs', atLeastOne, 5)
    .option('--no-write', 'leave docs/benchmarks.md alone')
    .parse()
    .opts<Flags>()
}

async function measure(
  scenario: Scenario,
  phoneKind: PhoneKind,
  { server, scratch, pairs }: { server: TestAdbServer; scratch: string; pairs: number },
): Promise<Measured> {
  const kind: StorageKind = storageKinds[scenario.storage]
  const share = shareThatFits(kind.files * kind.bytes, kind.sparse === true)
  const storage = join(scratch, 'storage')
  await mkdir(storage)
  const onSlowDisk = scenario.kind === 'memory' && scenario.onSlowDisk === true
  const disk = onSlowDisk ? await makeSlowDisk(scratch, 2 * kind.files * kind.bytes) : undefined
  try {
    const expectedBytes = await fillStorage(storage, kind, share)
    const records = scenario.kind === 'memory' ? scenario.records : undefined
    const phone = await startPhone(phoneKind, storage, { server, checkout, scratch }, records)
    try {
      const bench = {
        server,
        serial: phone.serial,
        checkout,
        scratch,
        expectedBytes: records ? null : expectedBytes,
        ...(disk ? { disk } : {}),
      }
      return { scenario, phone: phoneKind, pairs, share, finding: await runScenario(scenario, bench, pairs) }
    } finally {
      await phone.stop()
    }
  } finally {
    await disk?.remove()
    await rm(storage, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  const flags = readFlags()
  const chosen = scenarios.filter(({ name, quick }) =>
    flags.only === undefined ? !flags.quick || quick : flags.only.includes(name),
  )
  const phones = phoneKinds.filter(kind => flags.phone === undefined || kind === flags.phone)
  const scratch = await mkdtemp(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'phonekeep-bench-'))
  const server = await startTestAdbServer()
  const measured: Measured[] = []
  const omitted = phones.filter(kind => !isThere(kind, checkout)).map(kind => `${kind}, which is not here`)
  try {
    for (const phone of phones.filter(kind => isThere(kind, checkout))) {
      for (const scenario of chosen) {
        if (scenario.kind === 'memory' && scenario.onSlowDisk && !canMakeSlowDisk()) {
          omitted.push(`${scenario.title}: it takes root, loop devices and cgroup v1`)
          continue
        }
        if (scenario.kind === 'memory' && scenario.records && phone !== 'sample') {
          omitted.push(`${scenario.title}: ${phone} has none`)
          continue
        }
        const one = await measure(scenario, phone, { server, scratch, pairs: flags.pairs })
        measured.push(one)
        console.log(`${scenario.name}, ${phone}: ${verdict(one)}`)
      }
    }
    if (!flags.write) return
    const args = process.argv.slice(2)
    const command = ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' ')
    const head = { date: new Date().toISOString().slice(0, 10), command, omitted }
    const machine = await describeMachine(scratch)
    await writeReport(join(checkout, 'docs', 'benchmarks.md'), { ...head, machine }, measured)
  } finally {
    await server.stop()
    await rm(scratch, { recursive: true, force: true })
  }
}

await main()
