import { resolve } from 'node:path'
import { requireOutputFolder } from '../core/jobs/backup/check-before-start'
import { planExport } from '../core/jobs/export/plan-export'
import { checkExport, runExport, type ExportOutcome } from '../core/jobs/export/run-export'
import { chooseItems, type ItemChoice } from './choose-items'
import { exitCodes } from './exit-codes'
import { formatBytes } from './format'
import { createJobReporter, exitCodeOf } from './job-reporter'
import { stopOnSignal } from './stop-on-signal'

export interface ExportCommand extends ItemChoice {
  readonly to: string
}

/**
 * Writes items of a backup into a folder, readable and under their own names. @returns the exit code
 * @throws Failure when it cannot be started; Node's system errors
 */
export async function exportItems(command: ExportCommand): Promise<number> {
  const reporter = createJobReporter({ ...command, describe })
  return await stopOnSignal(command.io, async signal => {
    try {
      const folder = resolve(command.to)
      await requireOutputFolder(folder)
      const { backup, chosen, badLines } = await chooseItems(command, signal)
      const plan = planExport(chosen)
      await checkExport(plan, backup, folder)
      const bytes = plan.reduce((total, { item }) => total + item.bytes, 0)
      reporter.starting({ items: plan.length, bytes, badLines })
      const outcome = await runExport(plan, backup, folder, { signal, onProgress: reporter.progress })
      reporter.ended(outcome)
      return exitCodeOf(outcome)
    } catch (error) {
      if (!signal.aborted) throw error
      reporter.cancelledEarly()
      return exitCodes.cancelled
    }
  })
}

function describe({ exported, alreadyThere, renamed, folder }: ExportOutcome): readonly string[] {
  return [
    `${exported.count} written to ${folder}, ${formatBytes(exported.bytes)}`,
    ...(alreadyThere.count > 0 ? [`${alreadyThere.count} were there already`] : []),
    ...(renamed > 0 ? [`${renamed} under another name, beside the file that has theirs`] : []),
  ]
}
