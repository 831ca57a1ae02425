import type { BackupReport } from '../../../shared/model/backup-report'
import type { Outcome } from '../../../shared/model/job'
import type { ReadyBackup } from '../prepare-backup'

/** How long a backup that nobody looks at waits for its phone (ms): then it ends, and is resumed when the phone is there. */
const maxWaitMs = 10 * 60_000

/** A backup that runs without a person. */
export interface AutomaticJob {
  readonly job: ReadyBackup
  /** Ends it where it has waited too long for its phone. Call it now and then. */
  readonly look: () => void
}

/**
 * @param onEnd called before anybody hears of the end; `gaveUp`: it was cancelled by `look`
 */
export function watchAutomaticJob(
  ready: ReadyBackup,
  now: () => number,
  onEnd: (outcome: Outcome<BackupReport>, how: { readonly gaveUp: boolean }) => void,
): AutomaticJob {
  const givingUp = new AbortController()
  let waitingSince: number | null = null
  return {
    job: {
      ...ready,
      run: async controls => {
        const outcome = await ready.run({
          ...controls,
          signal: AbortSignal.any([givingUp.signal, ...(controls.signal ? [controls.signal] : [])]),
          onProgress: (progress, phase) => {
            waitingSince = progress.hold?.kind === 'phone' ? (waitingSince ?? now()) : null
            controls.onProgress?.(progress, phase)
          },
        })
        onEnd(outcome, { gaveUp: givingUp.signal.aborted })
        return outcome
      },
    },
    look: () => {
      if (waitingSince !== null && now() - waitingSince >= maxWaitMs) givingUp.abort()
    },
  }
}
