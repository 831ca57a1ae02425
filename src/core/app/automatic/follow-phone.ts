import type { AutomaticRule, AutomaticState } from '../../../shared/model/automatic'
import type { ReadyPhone } from '../../../shared/model/device'
import { mayRunBeside } from '../../../shared/may-run-beside'
import { describeError } from '../../errors/describe-error'
import { isPhoneLost } from '../../phone/phone-error'
import type { Jobs } from '../jobs'
import type { ReadyBackup } from '../prepare-backup'
import type { AutomaticBook } from './automatic-book'
import type { Verdict } from './decide-backup'
import { decideNow, type DecidePorts } from './decide-now'
import { bookedOf, eventOf } from './event-of'
import { readyPhoneOf } from './read-facts'
import { watchAutomaticJob, type AutomaticJob } from './watch-automatic-job'

export interface FollowPorts extends DecidePorts {
  readonly book: AutomaticBook
  readonly jobs: Pick<Jobs, 'list' | 'start'>
  /** @throws what stands in its way */
  readonly prepare: (phone: ReadyPhone, rule: AutomaticRule, signal: AbortSignal) => Promise<ReadyBackup>
  /** A backup has been made by itself, and the rule says that old ones go then. */
  readonly onMade: (phoneId: string, folder: string) => void
  /** The state has changed, or what is booked. */
  readonly onChange: () => void
  /** What a person should hear of who does not look at the window. */
  readonly onNotice: (kind: AutomaticNotice, name: string) => void
  /** A fault of ours. */
  readonly onTrouble: (error: unknown) => void
}

export type AutomaticNotice = 'about-to-start' | 'failed' | 'overdue'

/** One phone that is backed up by itself. */
export interface FollowedPhone {
  readonly state: () => AutomaticState
  /** Decides anew. */
  readonly look: () => void
  /** Whatever the conditions say. Nothing happens where the phone is not there, or a job is. */
  readonly startNow: () => void
  /** What runs is interrupted from now on, and nothing begins. */
  readonly stop: () => void
}

/** How long the countdown lasts (ms). */
const countdownMs = 60_000

export function followPhone(phoneId: string, ports: FollowPorts): FollowedPhone {
  const { book, now } = ports
  const stopping = new AbortController()
  let state: AutomaticState = { kind: 'off' }
  let job: AutomaticJob | null = null

  const setState = (next: AutomaticState) => {
    const same = JSON.stringify(next) === JSON.stringify(state)
    state = next
    if (!same) ports.onChange()
  }
  const booked = () => book.phones().get(phoneId)
  const notice = (kind: AutomaticNotice) => ports.onNotice(kind, booked()?.name ?? '')
  const ended = () => {
    job = null
    if (booked()?.history[0]?.kind === 'failed') notice('failed')
    setState({ kind: 'off' })
    looker.look()
  }
  const run = async (phone: ReadyPhone, rule: AutomaticRule) => {
    const startedAt = now()
    setState({ kind: 'running' })
    try {
      const ready = await ports.prepare(phone, rule, stopping.signal)
      job = watchAutomaticJob(ready, now, (outcome, { gaveUp }) => {
        const how = { startedAt, now: now(), interrupted: gaveUp || stopping.signal.aborted }
        book.addEvent(phoneId, eventOf(outcome, how))
        book.change(phoneId, bookedOf(outcome, how))
        const { folder } = outcome
        // Not before the registry of jobs knows that it has ended.
        setImmediate(() => {
          ended()
          if (outcome.status === 'done' && folder !== null && rule.forgetOld) ports.onMade(phoneId, folder)
        })
      })
      ports.jobs.start(job.job)
    } catch (error) {
      const at = now()
      const interrupted = isPhoneLost(error) || stopping.signal.aborted
      book.addEvent(
        phoneId,
        interrupted ? { at, kind: 'interrupted' } : { at, kind: 'failed', error: describeError(error) },
      )
      book.change(phoneId, { failedAt: at })
      ended()
    }
  }
  const act = (verdict: Verdict, rule: AutomaticRule) => {
    if (verdict.kind === 'held')
      book.addEvent(phoneId, { at: now(), kind: 'held', reason: verdict.reason, until: now() })
    if (verdict.kind !== 'go') return setState(verdict)
    // One whose end was slept through begins anew: somebody may just have come back.
    if (state.kind !== 'countdown' || now() >= state.startsAt + countdownMs) {
      notice('about-to-start')
      return setState({ kind: 'countdown', startsAt: now() + countdownMs })
    }
    const phone = readyPhoneOf(ports.phones(), phoneId)
    if (now() >= state.startsAt && phone) void run(phone, rule)
  }
  const looker = lookOneAtATime(async () => {
    job?.look()
    const one = booked()
    if (!one || state.kind === 'running') return
    const until = state.kind === 'countdown' ? state.startsAt : 0
    const verdict = await decideNow(ports, phoneId, one, { signal: stopping.signal, until })
    // The person may have started it meanwhile, or changed the rule.
    if (stopping.signal.aborted || isRunning()) return
    if (booked()?.rule !== one.rule) return looker.look()
    act(verdict, one.rule)
  }, ports.onTrouble)
  const isRunning = () => state.kind === 'running'
  return {
    state: () => state,
    look: looker.look,
    startNow: () => {
      const phone = readyPhoneOf(ports.phones(), phoneId)
      const rule = booked()?.rule
      if (!phone || !rule || isRunning() || !mayRunBeside(ports.jobs.list(), phoneId)) return
      void run(phone, rule)
    },
    stop: () => stopping.abort(),
  }
}

/** What is asked for while it works is done once more after that. */
function lookOneAtATime(work: () => Promise<void>, onTrouble: (error: unknown) => void) {
  let looking = false
  let again = false
  const look = () => {
    again = looking
    if (looking) return
    looking = true
    void work()
      .catch(onTrouble)
      .finally(() => {
        looking = false
        if (again) look()
      })
  }
  return { look }
}
