import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createAutomaticBackups, type AutomaticBackups } from '../src/core/app/automatic/automatic-backups'
import { openAutomaticBook } from '../src/core/app/automatic/automatic-book'
import type { AutomaticNotice } from '../src/core/app/automatic/follow-phone'
import { prepareAutomatic } from '../src/core/app/automatic/prepare-automatic'
import { createJobs, type Jobs } from '../src/core/app/jobs'
import { noProtection, openKeyRing } from '../src/core/format/encrypted/key-ring'
import type { OpenKeys } from '../src/core/format/encrypted/vault-keys'
import { phoneFolderName } from '../src/core/format/layout'
import { chooseKeys, keyState, rememberKeys } from '../src/core/library/choose-keys'
import { createLightKeys } from './light-keys'
import { listBackups } from '../src/core/library/list-backups'
import type { Battery, PhoneAccess } from '../src/core/phone/phone'
import type { AttachedPhone } from '../src/shared/model/device'
import { makePhone } from './memory-kit'
import type { MemoryPhone } from './phone-in-memory/memory-phone'

export const hour = 3_600_000

/** A computer that backs up a phone in memory by itself, at a time that the test sets. */
export interface AutomaticComputer {
  readonly phone: MemoryPhone
  /** Milliseconds since 1970. */
  time: number
  attached: boolean
  wifi: boolean
  battery: Battery | null
  onBattery: boolean
  readonly output: string
  readonly notices: AutomaticNotice[]
  readonly troubles: unknown[]
  /** After which old ones may go. */
  readonly made: string[]
  readonly jobs: () => Jobs
  readonly automatic: () => AutomaticBackups
  /** Only what it says of the phone. */
  readonly told: () => ReturnType<AutomaticBackups['phones']>[number]
  /** Looks, as its own clock and each change has it. */
  readonly wake: () => void
  /** Lets the time go by, in steps, looking at each. */
  readonly pass: (ms: number, step?: number) => Promise<void>
  /** Waits until it says so. */
  readonly until: (state: string) => Promise<void>
  /** The app ends, and is started again after so many milliseconds. */
  readonly restart: (after: number) => Promise<void>
  readonly backups: () => ReturnType<typeof listBackups>
  /** A person makes the first encrypted backup. */
  readonly backUpEncrypted: (password: string) => Promise<void>
  readonly close: () => Promise<void>
}

export async function startComputer(
  access?: (phone: MemoryPhone) => PhoneAccess,
): Promise<AutomaticComputer> {
  const folder = await mkdtemp(join(tmpdir(), 'phonekeep-automatic-'))
  const output = join(folder, 'output')
  const phone = makePhone()
  const ring = openKeyRing(join(folder, 'keys.json'), noProtection)
  const phoneFolder = join(output, phoneFolderName(phone.details))
  const notices: AutomaticNotice[] = []
  const troubles: unknown[] = []
  const made: string[] = []
  const attachedPhones = (): readonly AttachedPhone[] => {
    if (!computer.attached) return []
    const serial = computer.wifi ? '192.168.1.7:5555' : 'MEMORY1'
    return [{ serial, state: 'ready', details: phone.details, sample: false }]
  }
  const prepare = (encrypt: boolean, signal: AbortSignal, first?: OpenKeys) =>
    prepareAutomatic(
      {
        phone: phone.details,
        access: access?.(phone) ?? phone,
        outputFolder: output,
        keysFor: encrypt
          ? async () => first ?? (await chooseKeys({ phoneFolder, ring, password: null, newKey: false }))
          : null,
        options: { verify: true, reread: { kind: 'none' } },
        createdBy: 'test',
        select: ({ listed }) => Promise.resolve({ selected: listed.entries, foldersLeftOut: [] }),
      },
      signal,
    )
  const start = () => {
    const book = openAutomaticBook(join(folder, 'automatic.json'))
    const jobs = createJobs(() => undefined)
    const automatic = createAutomaticBackups({
      ...{ book, jobs },
      now: () => computer.time,
      phones: attachedPhones,
      battery: () => Promise.resolve(computer.battery),
      computerOnBattery: () => computer.onBattery,
      folderThere: () => Promise.resolve(existsSync(output)),
      backupThere: backup => Promise.resolve(existsSync(backup)),
      keyKnown: async () => (await keyState(phoneFolder, ring)) === 'known',
      prepare: (_ready, { encrypt }, signal) => prepare(encrypt, signal),
      onMade: (_phoneId, folder) => made.push(folder),
      onChange: () => undefined,
      onNotice: kind => notices.push(kind),
      onTrouble: error => troubles.push(error),
    })
    return { book, jobs, automatic }
  }
  const computer: AutomaticComputer = {
    ...{ phone, output, notices, troubles, made },
    time: new Date(2026, 10, 30, 14, 0).getTime(),
    ...{ attached: true, wifi: false, battery: { percent: 80, charging: true }, onBattery: false },
    jobs: () => running.jobs,
    automatic: () => running.automatic,
    told: () => running.automatic.phones()[0] ?? expect.fail('It tells of no phone'),
    wake: () => running.automatic.wake(),
    pass: async (ms, step = 30_000) => {
      for (let passed = 0; passed < ms; passed += step) {
        computer.time += Math.min(step, ms - passed)
        running.automatic.wake()
        await new Promise(resolve => setImmediate(resolve))
      }
    },
    until: state => expect.poll(() => computer.told().state.kind).toBe(state),
    restart: async after => {
      running.automatic.stop()
      running.jobs.cancelAll()
      await running.jobs.settled()
      await running.book.settled()
      computer.time += after
      running = start()
      running.automatic.wake()
    },
    backups: () => listBackups(phoneFolder),
    backUpEncrypted: async password => {
      const keys = await createLightKeys(password)
      await rememberKeys(ring, keys, phoneFolder)
      const ready = await prepare(true, new AbortController().signal, keys)
      expect(await ready.run({})).toMatchObject({ status: 'done' })
    },
    close: async () => {
      running.automatic.stop()
      running.jobs.cancelAll()
      await running.jobs.settled()
      await running.book.settled()
      await rm(folder, { recursive: true, force: true })
    },
  }
  await mkdir(output)
  let running = start()
  return computer
}
