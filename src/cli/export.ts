import { resolve } from 'node:path'
import { prepareExport } from '../core/app/prepare-export'
import type { ExportReport } from '../shared/model/job'
import { exitCodeOf, exitCodes } from './exit-codes'
import { createJobReporter } from './job-reporter'
import { say } from './say'
import { selectItems, type ItemChoice } from './select-items'
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
      const { backup, selected, badLines } = await selectItems(command, signal)
      // A terminal is told the folder, not the phone.
      const ready = await prepareExport({ backup, selected, folder: resolve(command.to), phoneName: '' })
      reporter.starting(ready.facts, badLines)
      const outcome = await ready.run({ signal, onProgress: reporter.progress })
      reporter.ended(outcome)
      return exitCodeOf(outcome)
    } catch (error) {
      if (!signal.aborted) throw error
      reporter.cancelledEarly()
      return exitCodes.cancelled
    }
  })
}

function describe({ exported, alreadyThere, renamed, folder }: ExportReport): readonly string[] {
  return [
    say('export.exported', { ...exported, folder }),
    ...(alreadyThere.count > 0 ? [say('export.alreadyThere', { count: alreadyThere.count })] : []),
    ...(renamed > 0 ? [say('export.renamed', { count: renamed })] : []),
  ]
}
