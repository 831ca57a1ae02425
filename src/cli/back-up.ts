import { resolve } from 'node:path'
import { checkBeforeStart, requireOutputFolder } from '../core/backup/check-before-start'
import { planBackup } from '../core/backup/plan-backup'
import { runBackup, type BackupOutcome } from '../core/backup/run-backup'
import { createCatalog } from '../core/catalog/catalog'
import { scanStorage } from '../core/catalog/scan-storage'
import { Failure } from '../core/job/failure'
import type { Category } from '../shared/model/category'
import { exitCodes } from './exit-codes'
import type { Phones } from './open-phones'
import { version } from '../../package.json'
import { createReporter } from './reporter'

export interface BackUpOptions {
  readonly serial: string | undefined
  readonly outputFolder: string
  readonly types: readonly Category[]
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
  const { io, types } = options
  const reporter = createReporter(options)
  const stop = new AbortController()
  const interrupt = () => {
    // Asked twice: at once, even if something does not come to its end.
    if (stop.signal.aborted) process.exit(exitCodes.cancelled)
    stop.abort()
  }
  io.on('SIGINT', interrupt)
  io.on('SIGTERM', interrupt)
  try {
    const outputFolder = resolve(options.outputFolder)
    await requireOutputFolder(outputFolder)
    const serial = options.serial ?? (await onlyPhone(phones, stop.signal))
    const { link, phone } = await phones.open(serial, stop.signal)
    const catalog = createCatalog()
    reporter.scanning(phone)
    const volumes = phone.volumes.map(({ path }) => path)
    await scanStorage(link, volumes, catalog.add, { signal: stop.signal })
    const plan = planBackup({
      phone,
      chosen: catalog.files.filter(({ category }) => types.includes(category)),
      foundCount: catalog.files.length,
      leftOutCount: catalog.leftOut().count,
      unreadable: catalog.unreadable,
      unsafeNames: catalog.unsafeNames,
      startedAt: new Date(),
    })
    await checkBeforeStart(plan, outputFolder)
    reporter.starting(plan)
    const ports = { link, outputFolder, createdBy: `Phonekeep ${version}` }
    const outcome = await runBackup(plan, ports, { signal: stop.signal, onProgress: reporter.progress })
    reporter.ended(outcome)
    return { exitCode: exitCodeOf(outcome), folder: outcome.folder }
  } catch (error) {
    if (!stop.signal.aborted) throw error
    reporter.cancelledEarly()
    return { exitCode: exitCodes.cancelled, folder: null }
  } finally {
    io.off('SIGINT', interrupt)
    io.off('SIGTERM', interrupt)
  }
}

function exitCodeOf({ status, issues }: BackupOutcome): number {
  if (status === 'cancelled') return exitCodes.cancelled
  if (status === 'failed') return exitCodes.failed
  return issues.length > 0 ? exitCodes.doneWithProblems : exitCodes.done
}

async function onlyPhone(phones: Phones, signal: AbortSignal): Promise<string> {
  const listed = await phones.list(signal)
  const ready = listed.filter(({ state }) => state === 'device')
  const [only] = ready
  if (ready.length === 1 && only) return only.serial
  if (ready.length > 1)
    throw new Failure('phone-not-chosen', { serials: ready.map(({ serial }) => serial).join(', ') })
  throw new Failure(listed.length > 0 ? 'phone-not-ready' : 'phone-gone')
}
