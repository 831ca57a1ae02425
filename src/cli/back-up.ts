import { resolve } from 'node:path'
import { chooseFormat } from '../core/app/choose-format'
import { listPhone } from '../core/app/list-phone'
import { prepareBackup } from '../core/app/prepare-backup'
import { Failure } from '../core/errors/failure'
import { requireOutputFolder } from '../core/jobs/backup/check-before-start'
import { createCatalog } from '../core/data/catalog'
import { chooseKeys } from '../core/library/choose-keys'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import type { Category } from '../shared/model/category'
import type { BackupReport, RereadBudget } from '../shared/model/backup-report'
import type { Outcome } from '../shared/model/job'
import { exitCodeOf, exitCodes } from './exit-codes'
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

async function run(
  phones: Phones,
  options: BackUpOptions,
  signal: AbortSignal,
): Promise<Outcome<BackupReport>> {
  const { types, globs, verify, reread, waitMs, encryption } = options
  const reporter = createReporter(options)
  const outputFolder = resolve(options.outputFolder)
  await requireOutputFolder(outputFolder)
  const reached = await reachPhone(phones, { serial: options.serial, waitMs, signal })
  const { phone } = reached
  const keysFor = encryption && ((phoneFolder: string) => chooseKeys({ ...encryption, phoneFolder }))
  // Before the phone is listed: a wrong password is told at once.
  const format = await chooseFormat(phone, outputFolder, keysFor)
  reporter.scanning(phone)
  // Into a new catalog each time: it is listed again when the phone was away meanwhile.
  const { listed, listings } = await reached.use(async connected => {
    const catalog = createCatalog()
    const found = await listPhone({ phone: connected, details: phone, emit: catalog.add })
    return { listed: catalog, listings: found }
  })
  const wanted: ReadonlySet<string> = new Set(types)
  const selected = selectByGlob(listed.entries, globs).filter(({ category }) => wanted.has(category))
  const ready = await prepareBackup(
    { phone, listed, listings, selected, outputFolder, format, options: { verify, reread } },
    { phone: reached.access, createdBy: `Phonekeep ${version}` },
    { signal, onWatching: reporter.watching },
  )
  reporter.starting(ready.prepared)
  const outcome = await ready.run({ signal, onProgress: reporter.progress })
  // Nothing has been begun: told like what cannot be started.
  if (outcome.folder === null && outcome.status === 'failed')
    throw new Failure(outcome.error.code, outcome.error.details)
  if (outcome.folder === null) reporter.cancelledEarly()
  else reporter.ended(outcome, outcome.folder)
  return outcome
}
