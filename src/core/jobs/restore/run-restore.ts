import pLimit from 'p-limit'
import type { Outcome, RestoreReport } from '../../../shared/model/job'
import type {
  ConflictRule,
  FavouritesReport,
  HandedOver,
  MediaIndexReport,
} from '../../../shared/model/restore'
import { fileName } from '../../phone/file-name'
import { ItemFailure } from '../../errors/item-failure'
import { runAll } from '../run-all'
import { runJob, type JobTools } from '../run-job'
import { createPhoneChecker } from '../../phone/phone-checker'
import { createPhoneSession } from '../../phone/phone-session'
import { needByVolume, requireRoom } from './check-room'
import { compareItems, type Sending } from './compare-items'
import { createPhoneView } from './phone-view'
import { entriesOf, type RestorePlan } from './plan-restore'
import { restoreFavourites } from './restore-favourites'
import { dropTemporary, restoreItem } from './restore-item'
import { createRestoreLedger } from './restore-ledger'
import { restoreOthers } from './restore-others'
import type { RestoreOptions, RestorePorts, RestoreRun } from './run'
import { showInGallery } from './show-in-gallery'

/** Files on their way at a time: sent, read back by the phone, or renamed. */
const itemsAhead = 32
/** Sent at a time; more do not make a phone's storage faster. */
const maxSending = 3
/**
 * Longer than for a backup: whatever is asked waits behind all that has been sent and is still on a slow cable or Wi-Fi. A
 * phone that is unplugged is noticed at once.
 */
const restoreInactivityMs = 120_000
/** How long to tidy up after a run that was broken off. */
const tidyMs = 5_000

/**
 * Puts the items of a backup onto a phone. However it ends, no file on the phone is half: what was sent has its name only
 * when the phone has read it back. Run again, it goes on: what is there is not sent again. Never rejects.
 */
export async function runRestore(
  plan: RestorePlan,
  rule: ConflictRule,
  ports: RestorePorts,
  options: RestoreOptions = {},
): Promise<Outcome<RestoreReport>> {
  const entries = entriesOf(plan)
  const ledger = createRestoreLedger()
  let run: RestoreRun | null = null
  let told = false
  let mediaIndex: MediaIndexReport | null = null
  let favourites: FavouritesReport | null = null
  let handedOver: HandedOver | null = null
  const work = async (tools: JobTools<RestoreReport>) => {
    run = openRun({ plan, rule, ports, ledger }, options, tools)
    await sendAll(plan, run)
    await restoreOthers(plan.others, run, what => (handedOver = what))
    tools.enter('finishing')
    told = true
    mediaIndex = await showInGallery(run)
    favourites = await restoreFavourites(run)
  }
  const settle = async () => {
    if (!run) return
    run.session.close()
    await tidyUp(run, told ? [] : ledger.arrivals.map(({ path }) => path))
  }
  return await runJob<RestoreReport>(
    {
      items: entries.length,
      bytes: entries.reduce((total, { bytes }) => total + bytes, 0),
      issues: plan.issues,
      phase: 'comparing',
      work,
      settle,
      report: () => ({ kind: 'restore', totals: ledger.totals(), mediaIndex, favourites, handedOver }),
    },
    options,
  )
}

type RunInput = Pick<RestoreRun, 'rule' | 'ledger'> & {
  readonly plan: RestorePlan
  readonly ports: RestorePorts
}

function openRun(
  { plan, rule, ports, ledger }: RunInput,
  { inactivityMs = restoreInactivityMs }: RestoreOptions,
  tools: JobTools<RestoreReport>,
): RestoreRun {
  const { signal, pause, onWaiting } = tools
  const session = createPhoneSession(ports.phone, { signal, inactivityMs, ready: pause.passed, onWaiting })
  return {
    ...tools,
    stopAll: tools.stop,
    backup: ports.backup,
    access: ports.phone,
    session,
    checker: createPhoneChecker(session),
    view: createPhoneView(session),
    ledger,
    rule,
    planned: new Set(plan.items.map(({ path }) => path)),
    placed: new Set(),
    temporary: new Set(),
  }
}

async function sendAll(plan: RestorePlan, run: RestoreRun): Promise<void> {
  const { session, ledger } = run
  run.meter.flush()
  for (const { path, bytes } of plan.duplicates) ledger.addThere(path, bytes)
  const sendings = await compareItems(plan.items, run)
  for (const path of run.view.leftovers()) await dropTemporary(path, run)
  const needs = needByVolume(sendings.map(({ planned }) => planned))
  // A phone that does not tell its room is asked for none.
  requireRoom(needs, await session.use(async ({ volumes }) => (await volumes?.()) ?? []))
  run.enter('restoring')
  const limit = pLimit(maxSending)
  const restore = (sending: Sending) => restoreOne(sending, run, limit)
  await runAll(sendings, restore, { ...run, concurrency: itemsAhead })
}

async function restoreOne(
  sending: Sending,
  run: RestoreRun,
  limit: ReturnType<typeof pLimit>,
): Promise<void> {
  const { item, path } = sending.planned
  const { meter, ledger, issues } = run
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
    if (arrival && item.favourite) ledger.addFavourite(arrival.path)
  } catch (error) {
    if (!(error instanceof ItemFailure) || run.signal.aborted) throw error
    issues.add({ item: item.path, during: 'restoring', code: error.code, detail: error.detail })
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
