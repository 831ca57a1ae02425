import { resolve } from 'node:path'
import { openBackup } from '../core/library/open-backup'
import { prepareVerify } from '../core/app/prepare-verify'
import type { Outcome, VerifyReport } from '../shared/model/job'
import { exitCodeOf } from './exit-codes'
import { describeAuthenticity } from './describe-authenticity'
import { describeFailure } from './describe-failure'
import { describeFault } from './describe-issue'
import { outcomeJson } from './outcome-json'
import { createProgressLine } from './progress-line'
import { say } from './say'
import { stopOnSignal } from './stop-on-signal'

export interface VerifyOptions {
  readonly folder: string
  readonly password: string | null
  readonly json: boolean
  readonly io: NodeJS.Process
}

/**
 * Reads a backup again and names what is wrong with it. @returns the exit code
 * @throws Failure when it cannot be opened
 */
export async function verify({ folder, password, json, io }: VerifyOptions): Promise<number> {
  const backup = await openBackup(resolve(folder), password, 'open')
  const line = createProgressLine(io)
  const tell = (event: string, facts: object) => io.stdout.write(JSON.stringify({ event, ...facts }) + '\n')
  const outcome = await stopOnSignal(io, async signal => {
    if (!json) line.start(backup.manifest.total.bytes)
    // A terminal is told the folder, not the phone.
    return await prepareVerify(backup, '').run({
      signal,
      onProgress: progress => (json ? tell('progress', progress) : line.update(progress)),
    })
  })
  line.stop()
  if (json) tell(outcome.status, outcomeJson(outcome))
  else for (const text of describeOutcome(outcome)) io.stdout.write(text + '\n')
  return exitCodeOf(outcome)
}

function describeOutcome(outcome: Outcome<VerifyReport>): string[] {
  const { issues, items, bytes, complete, authenticity, elapsedMs } = outcome
  const told = authenticity.kind === 'signed' ? describeAuthenticity(authenticity) : null
  const lines = [...issues.map(fault => `  ! ${describeFault(fault)}`), ...(told === null ? [] : [told])]
  if (outcome.status === 'cancelled') return [...lines, say('common.cancelled')]
  if (outcome.status === 'failed')
    return [...lines, say('common.stopped', { failure: describeFailure(outcome.error) })]
  const verdict = [
    say('verify.read', { items, bytes, seconds: elapsedMs / 1000 }),
    issues.length === 0 ? say('verify.sound') : say('verify.problems', { count: issues.length }),
    ...(issues.length === 0 && authenticity.kind === 'signed'
      ? [say(`authenticity.verified.${authenticity.covers}`)]
      : []),
    ...(complete ? [] : [say('verify.interrupted')]),
  ]
  return [...lines, verdict.join(' ')]
}
