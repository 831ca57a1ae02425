import pLimit from 'p-limit'
import type { ErrorInfo } from '../../../shared/model/errors'
import type { JobIssue, JobPhase } from '../../../shared/model/job'
import type { ConflictRule, MediaIndexReport, RestoreTotals } from '../../../shared/model/restore'
import { fileName } from '../../phone/listed-file'
import { describeError } from '../../errors/describe-error'
import { ItemFailure } from '../../errors/item-failure'
import { createPauseGate } from '../pause-gate'
import { createProgressMeter } from '../progress'
import { runAll } from '../run-all'
import { createRunSignal } from '../run-signal'
import { followHolds } from '../follow-holds'
import { createPhoneChecker } from '../../phone/phone-checker'
import { createPhoneSession } from '../../phone/phone-session'
import { needByVolume, requireRoom } from './check-room'
import { compareItems, type Sending } from './compare-items'
import { createPhoneView } from './phone-view'
import type { RestorePlan } from './plan-restore'
import { dropTemporary, restoreItem } from './restore-item'
import { createRestoreLedger } from './restore-ledger'
import type { RestoreOptions, RestorePorts, RestoreRun } from './run'
import { showInGallery } from './show-in-gallery'

export interface RestoreOutcome {
  readonly status: 'done' | 'cancelled' | 'failed'
  readonly error?: ErrorInfo
  readonly totals: RestoreTotals
  readonly issues: readonly JobIssue[]
  readonly mediaIndex: MediaIndexReport | null
  readonly elapsedMs: number
}

/** Files on their way at a time: sent, read back by the phone, or renamed. */
const itemsAhead = 32
/** Sent at a time; more do not make a phone's storage faster. */
const mostSending = 3
/**
 * Longer than for a backup: whatever is asked waits behind all that has been sent and is still on a slow cable or Wi-Fi. A
 * phone that is unplugged is noticed at once.
 */
const restoreInactivityMs = 120_000
/** How long to tidy up after a run that was broken off. */
const tidyMs = 5_000

/**
 * Puts the items of a backup onto a phone. However it ends, no file on the phone is half: what was sent has its name only
 * when the phone has read it back. Run again, it goes on: what is there is not sent again. Never throws.
 */
export async function runRestore(
  plan: RestorePlan,
  rule: ConflictRule,
  ports: RestorePorts,
  options: RestoreOptions = {},
): Promise<RestoreOutcome> {
  const startedAt = performance.now()
  const { signal, stop } = createRunSignal(options.signal)
  const ledger = createRestoreLedger(plan.issues)
  let phase: JobPhase = 'preparing'
  const meter = createProgressMeter({
    itemsTotal: plan.items.length,
    bytesTotal: plan.items.reduce((total, { item }) => total + item.bytes, 0),
    issueCount: plan.issues.length,
    onProgress: progress => options.onProgress?.(progress, phase),
    now: () => performance.now(),
  })
  const enter = (next: JobPhase) => {
    phase = next
    meter.flush()
  }
  const pause = options.pause ?? createPauseGate()
  const { inactivityMs = restoreInactivityMs } = options
  const holds = followHolds(pause, meter)
  const session = createPhoneSession(ports.phone, {
    signal,
    inactivityMs,
    ready: pause.passed,
    onWaiting: holds.onWaiting,
  })
  const checker = createPhoneChecker(session)
  const view = createPhoneView(session)
  const run: RestoreRun = {
    backup: ports.backup,
    access: ports.phone,
    ...{ session, checker, view, ledger, meter, pause, rule, signal },
    stopAll: stop,
    planned: new Set(plan.items.map(({ path }) => path)),
    placed: new Set(),
    temporary: new Set(),
  }
  let told = false
  let mediaIndex: MediaIndexReport | null = null
  const outcome = (end: Pick<RestoreOutcome, 'status' | 'error'>): RestoreOutcome => ({
    ...end,
    totals: ledger.totals(),
    issues: ledger.issues,
    mediaIndex,
    elapsedMs: performance.now() - startedAt,
  })
  try {
    enter('comparing')
    for (const { path, bytes } of plan.duplicates) ledger.addThere(path, bytes)
    const sendings = await compareItems(plan.items, run)
    for (const path of view.leftovers()) await dropTemporary(path, run)
    const needs = needByVolume(sendings.map(({ planned }) => planned))
    // A phone that does not tell its room is asked for none.
    requireRoom(needs, await session.use(async ({ volumes }) => (await volumes?.()) ?? []))
    enter('restoring')
    const limit = pLimit(mostSending)
    const restore = (sending: Sending) => restoreOne(sending, run, limit)
    await runAll(sendings, restore, { ...run, concurrency: itemsAhead })
    enter('finishing')
    told = true
    mediaIndex = await showInGallery(run)
    return outcome({ status: 'done' })
  } catch (error) {
    return outcome(
      options.signal?.aborted === true
        ? { status: 'cancelled' }
        : { status: 'failed', error: describeError(error) },
    )
  } finally {
    stop(new Error('The run has ended'))
    holds.end()
    session.close()
    await tidyUp(run, told ? [] : ledger.arrivals.map(({ path }) => path))
    meter.flush()
  }
}

async function restoreOne(
  sending: Sending,
  run: RestoreRun,
  limit: ReturnType<typeof pLimit>,
): Promise<void> {
  const { item, path } = sending.planned
  const { meter, ledger } = run
  let moved = 0
  const onBytes = (bytes: number) => {
    if (bytes === 0) meter.itemStarted(fileName(path))
    meter.bytesMoved(bytes - moved)
    moved = bytes
  }
  try {
    const arrival = await restoreItem(sending, run, limit, onBytes)
    if (arrival) ledger.addArrival(arrival)
    else ledger.addThere(path, item.bytes)
  } catch (error) {
    if (!(error instanceof ItemFailure) || run.signal.aborted) throw error
    ledger.addIssue({ item: item.path, during: 'restoring', code: error.code, detail: error.message })
    meter.issueFound()
  }
  meter.itemEnded({ plannedBytes: item.bytes, movedBytes: moved })
}

/**
 * Removes what is left of files that were on their way (phones remove what was broken off, unless they were cut off themselves), and
 * tells a gallery that was not asked what has arrived. A phone that is away has nothing of it done: the next restore does.
 */
async function tidyUp({ temporary, access }: RestoreRun, untold: readonly string[]): Promise<void> {
  const options = { signal: AbortSignal.timeout(tidyMs), inactivityMs: tidyMs }
  try {
    if (temporary.size === 0 && untold.length === 0) return
    const phone = await access.open(options)
    try {
      if (temporary.size > 0) await phone.put?.remove([...temporary])
      if (untold.length > 0) await phone.mediaIndex?.tell(untold)
    } finally {
      phone.close()
    }
  } catch {
    // The phone is away.
  }
}
