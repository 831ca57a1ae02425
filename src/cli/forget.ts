import { resolve } from 'node:path'
import { freedBy, measureBackups, type Freed } from '../core/app/freed-by'
import { listLibrary } from '../core/app/list-library'
import type { MarkedBackup } from '../core/app/library-view'
import { doomedBackups, planForget, type PlannedForget } from '../core/app/plan-forget'
import { prepareForget } from '../core/app/prepare-forget'
import { Failure } from '../core/errors/failure'
import type { KeyRing } from '../core/format/encrypted/key-ring'
import type { ForgetReport, Outcome } from '../shared/model/job'
import type { KeepCounts, RetentionRule } from '../shared/model/retention'
import { printable } from '../shared/printable'
import { describeFailure } from './describe-failure'
import { describeIssue } from './describe-issue'
import { exitCodeOf, exitCodes } from './exit-codes'
import { outcomeJson } from './outcome-json'
import { say } from './say'
import { stopOnSignal } from './stop-on-signal'

export interface ForgetOptions {
  /** An output folder, or that of one phone in it. */
  readonly folder: string
  /** The hardware serial number of the only phone whose backups it is about; undefined for all. */
  readonly phone: string | undefined
  readonly counts: KeepCounts
  readonly dryRun: boolean
  /** Whoever runs it has agreed to what it says. */
  readonly yes: boolean
  /** By whose keys strangers are told from backups of the same phone. */
  readonly ring: KeyRing
  readonly json: boolean
  readonly io: NodeJS.Process
}

/**
 * Says which backups a rule keeps and why, and removes the others for good. @returns the exit code
 * @throws Failure `not-a-backup` when there is none
 */
export async function forget(options: ForgetOptions): Promise<number> {
  const { phone, counts, ring, dryRun, yes, json, io } = options
  const rule: RetentionRule = { kind: 'custom', counts }
  return await stopOnSignal(io, async signal => {
    const backups = await findBackups(options, signal)
    const plan = planForget({ backups, rule, now: Date.now() }).filter(
      ({ phoneKey }) => phone === undefined || phoneKey === phone,
    )
    if (plan.length === 0) throw new Failure('not-a-backup')
    // Also those of other phones that lie there: whatever shares a file keeps it.
    const meter = await measureBackups(
      backups.map(({ folder }) => folder),
      signal,
    )
    const doomed = doomedBackups(plan)
    const freed = freedBy(
      doomed.map(({ folder }) => folder),
      meter.bytesOnlyIn,
    )
    tellPlan(plan, freed, options)
    if (dryRun || doomed.length === 0) return exitCodes.done
    if (!yes) {
      io.stderr.write(say('forget.notAgreed') + '\n')
      return exitCodes.wrongUse
    }
    const order = { backups: doomed, rule, removal: 'for-good', phoneName: '' } as const
    const outcome = await prepareForget(order, { ring, bytesOnlyIn: meter.bytesOnlyIn }).run({
      signal,
      ...(json ? { onProgress: progress => tell(io, 'progress', progress) } : {}),
    })
    if (json) tell(io, outcome.status, outcomeJson(outcome))
    else for (const text of describeOutcome(outcome)) io.stdout.write(text + '\n')
    return exitCodeOf(outcome)
  })
}

async function findBackups(
  { folder, ring }: ForgetOptions,
  signal: AbortSignal,
): Promise<readonly MarkedBackup[]> {
  const found: MarkedBackup[] = []
  for await (const together of listLibrary(resolve(folder), ring, { signal })) found.push(...together)
  return found
}

function tellPlan(plan: readonly PlannedForget[], freed: Freed | null, { json, io }: ForgetOptions): void {
  const goes = doomedBackups(plan).length
  const summary = { goes, stays: plan.length - goes, freedBytes: freed?.bytes ?? 0 }
  if (json) {
    for (const { backup, reasons } of plan) {
      const { folder: path, mark } = backup
      const freedBytes = freed?.each.get(path) ?? 0
      tell(
        io,
        'backup',
        reasons.length === 0 ? { path, goes: true, mark, freedBytes } : { path, goes: false, mark, reasons },
      )
    }
    return tell(io, 'plan', summary)
  }
  for (const one of plan) io.stdout.write(describePlanned(one, freed) + '\n')
  io.stdout.write(say(goes === 0 ? 'forget.nothing' : 'forget.summary', summary) + '\n')
}

function describePlanned({ backup, reasons }: PlannedForget, freed: Freed | null): string {
  const { folder, mark } = backup
  const facts =
    reasons.length === 0
      ? [say('forget.frees', { bytes: freed?.each.get(folder) ?? 0 })]
      : reasons.map(reason => say(`forget.reasons.${reason}`))
  // What goes although it may be anyone's is said to be so; of what stays for that, it is the reason.
  if (mark === 'not-encrypted') facts.push(say(`authenticity.marks.${mark}`))
  return [
    say(reasons.length === 0 ? 'forget.goes' : 'forget.stays'),
    printable(folder),
    facts.join(', '),
  ].join('\t')
}

function describeOutcome(outcome: Outcome<ForgetReport>): readonly string[] {
  const { issues, removed, freedBytes, elapsedMs } = outcome
  const done = say('forget.removed', { count: removed, bytes: freedBytes ?? 0, seconds: elapsedMs / 1000 })
  const lines = [...issues.map(issue => `  ! ${describeIssue(issue)}`), done]
  if (outcome.status === 'cancelled') return [...lines, say('common.cancelled')]
  if (outcome.status === 'failed')
    return [...lines, say('common.stopped', { failure: describeFailure(outcome.error) })]
  return lines
}

function tell({ stdout }: NodeJS.Process, event: string, facts: object): void {
  stdout.write(JSON.stringify({ event, ...facts }) + '\n')
}
