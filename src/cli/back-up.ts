import { join, resolve } from 'node:path'
import { checkBeforeStart, requireOutputFolder } from '../core/jobs/backup/check-before-start'
import { prepareBackup } from '../core/jobs/backup/prepare-backup'
import { runBackup, type BackupOutcome } from '../core/jobs/backup/run-backup'
import { createCatalog } from '../core/data/files/catalog'
import { scanStorage } from '../core/data/files/scan-storage'
import type { BackupFormat } from '../core/format/backup-format'
import { chooseKeys } from '../core/library/choose-keys'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import { phoneFolderName } from '../core/format/layout'
import { plainFormat } from '../core/format/plain/plain-format'
import { sealedFormat } from '../core/format/encrypted/sealed-format'
import type { Category } from '../shared/model/category'
import type { RereadBudget } from '../shared/model/job'
import type { PhoneDetails } from '../shared/model/device'
import { exitCodes } from './exit-codes'
import { exitCodeOf } from './job-reporter'
import type { Phones } from './open-phones'
import { reachPhone } from './reach-phone'
import { version } from '../../package.json'
import { createReporter } from './reporter'
import { selectByGlob } from './select-by-glob'
import { stopOnSignal } from './stop-on-signal'

export interface BackUpOptions {
  readonly serial: string | undefined
  readonly outputFolder: string
  readonly types: readonly Category[]
  /** Only what matches one of these; everything when there is none. */
  readonly globs: readonly string[]
  /** Null for a plain backup. */
  readonly encryption: {
    readonly password: string | null
    readonly newKey: boolean
    readonly ring: KeyRing
  } | null
  /** Compare each copy with the phone's own SHA-256. */
  readonly verify: boolean
  readonly reread: RereadBudget
  /** How long to wait for a phone that was unplugged, in milliseconds. */
  readonly waitMs: number
  readonly json: boolean
  readonly io: NodeJS.Process
}

export interface BackUpEnd {
  readonly exitCode: number
  /** Null when it was cancelled before there was one. */
  readonly folder: string | null
}

/**
 * Backs up one phone, told to the terminal as it goes. Ctrl+C stops it cleanly.
 * @throws Failure, AdbError when it cannot be started
 */
export async function backUp(phones: Phones, options: BackUpOptions): Promise<BackUpEnd> {
  return await stopOnSignal(options.io, async signal => {
    try {
      const outcome = await run(phones, options, signal)
      return { exitCode: exitCodeOf(outcome), folder: outcome.folder }
    } catch (error) {
      if (!signal.aborted) throw error
      createReporter(options).cancelledEarly()
      return { exitCode: exitCodes.cancelled, folder: null }
    }
  })
}

async function run(phones: Phones, options: BackUpOptions, signal: AbortSignal): Promise<BackupOutcome> {
  const { types, globs, verify, reread, waitMs } = options
  const reporter = createReporter(options)
  const outputFolder = resolve(options.outputFolder)
  await requireOutputFolder(outputFolder)
  const reached = await reachPhone(phones, { serial: options.serial, waitMs, signal })
  const { phone } = reached
  const format = await chooseFormat(phone, outputFolder, options)
  reporter.scanning(phone)
  const volumes = phone.volumes.map(({ path }) => path)
  const catalog = await reached.use(async connected => {
    const listed = createCatalog()
    await scanStorage(connected, volumes, listed.add)
    return listed
  })
  const input = {
    phone,
    chosen: selectByGlob(catalog.files, globs).filter(({ category }) => types.includes(category)),
    found: catalog.files,
    leftOutCount: catalog.leftOut().count,
    closed: catalog.closed,
    unreadable: catalog.unreadable,
    unsafeNames: catalog.unsafeNames,
    startedAt: new Date(),
  }
  const prepared = await prepareBackup(input, outputFolder, format, { signal, onWatching: reporter.watching })
  await checkBeforeStart(prepared)
  reporter.starting(prepared)
  const ports = { phone: reached.access, createdBy: `Phonekeep ${version}` }
  const outcome = await runBackup(prepared, ports, { signal, verify, reread, onProgress: reporter.progress })
  reporter.ended(outcome)
  return outcome
}

async function chooseFormat(
  phone: PhoneDetails,
  outputFolder: string,
  { encryption }: BackUpOptions,
): Promise<BackupFormat> {
  if (!encryption) return plainFormat
  return sealedFormat(
    await chooseKeys({ ...encryption, phoneFolder: join(outputFolder, phoneFolderName(phone)) }),
  )
}
