import { resolve } from 'node:path'
import { openBackup } from '../core/library/open-backup'
import { verifyBackup, type VerifyOutcome } from '../core/jobs/verify/verify-backup'
import { exitCodes } from './exit-codes'
import { formatBytes, formatSeconds } from './format'
import { describeAuthenticity, describeFailure, describeFault, describeSignature } from './messages'
import { createProgressLine } from './progress-line'
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
    return await verifyBackup(backup, {
      signal,
      onProgress: progress => (json ? tell('progress', progress) : line.update(progress)),
    })
  })
  line.stop()
  if (json) tell(outcome.status, outcome)
  else for (const text of describeOutcome(outcome)) io.stdout.write(text + '\n')
  if (outcome.status === 'cancelled') return exitCodes.cancelled
  if (outcome.status === 'failed') return exitCodes.failed
  return outcome.faults.length > 0 ? exitCodes.doneWithProblems : exitCodes.done
}

function describeOutcome({
  status,
  error,
  faults,
  items,
  bytes,
  complete,
  authenticity,
  elapsedMs,
}: VerifyOutcome): string[] {
  const told = authenticity.kind === 'signed' ? describeAuthenticity(authenticity) : null
  const lines = [...faults.map(fault => `  ! ${describeFault(fault)}`), ...(told === null ? [] : [told])]
  if (status === 'cancelled') return [...lines, 'Cancelled.']
  if (status === 'failed') return [...lines, `Stopped: ${error ? describeFailure(error) : ''}`]
  const read = `${items} items, ${formatBytes(bytes)} read in ${formatSeconds(elapsedMs / 1000)}`
  const state = complete ? '' : ' This backup is not complete: back up again to go on with it.'
  const verdict =
    faults.length === 0
      ? `All is as it was saved.${describeSignature(authenticity)}`
      : `${faults.length} things are wrong.`
  return [...lines, `${read}. ${verdict}${state}`]
}
