import { CircleCheck, CircleSlash, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { BackupReport, JobSnapshot } from '../../../shared/model/job'
import { addTallies } from '../../lib/tally-picks'
import { outcomeOf, type Outcome } from '../../lib/outcome'
import { words } from '../../messages/words'
import { ScreenHeader } from '../../ui/screen-header'
import styles from './outcome-header.module.css'

const icons: Readonly<Record<Outcome, LucideIcon>> = {
  done: CircleCheck,
  'with-problems': TriangleAlert,
  cancelled: CircleSlash,
  failed: CircleX,
}

interface OutcomeHeaderProps {
  readonly job: JobSnapshot
  /** Null until it is known. */
  readonly report: BackupReport | null
}

/** The outcome at a glance: an icon of its own, and a sentence. */
export function OutcomeHeader({ job, report }: OutcomeHeaderProps) {
  const outcome = outcomeOf(job)
  const Icon = icons[outcome]
  return (
    <div className={styles.header}>
      <span className={styles.icon} data-outcome={outcome}>
        <Icon size={32} aria-hidden />
      </span>
      <ScreenHeader
        key={outcome}
        title={titleOf(outcome)}
        lead={report === null ? undefined : describe(outcome, job, report)}
      />
    </div>
  )
}

function titleOf(outcome: Outcome): string {
  return outcome === 'with-problems' ? words.result.withProblems : words.result[outcome]
}

function describe(outcome: Outcome, job: JobSnapshot, report: BackupReport): string {
  const { count, bytes } = addTallies(Object.values(report.saved))
  switch (outcome) {
    case 'done':
      return words.result.doneText(count, bytes, report.elapsedMs / 1000)
    case 'with-problems':
      return words.result.withProblemsText(count, bytes, job.issueCount)
    case 'cancelled':
      return words.result.cancelledText(count, bytes)
    case 'failed':
      return words.result.failedText(count, bytes)
  }
}
