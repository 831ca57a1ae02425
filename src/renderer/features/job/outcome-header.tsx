import { CircleCheck, CircleSlash, CircleX, TriangleAlert, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { JobResult } from '../../lib/job-result'
import { ScreenHeader } from '../../ui/screen-header'
import styles from './outcome-header.module.css'

const icons: Readonly<Record<JobResult, LucideIcon>> = {
  done: CircleCheck,
  'with-problems': TriangleAlert,
  cancelled: CircleSlash,
  failed: CircleX,
}

interface OutcomeHeaderProps {
  readonly outcome: JobResult
  readonly title: string
  readonly lead: string | undefined
  readonly actions?: ReactNode
}

/** The outcome at a glance: an icon of its own, and a sentence. */
export function OutcomeHeader({ outcome, ...rest }: OutcomeHeaderProps) {
  const Icon = icons[outcome]
  return (
    <div className={styles.header}>
      <span className={styles.icon} data-outcome={outcome}>
        <Icon size={32} aria-hidden />
      </span>
      <ScreenHeader key={outcome} {...rest} />
    </div>
  )
}
