import { useEffect, type ReactNode } from 'react'
import type { JobSnapshot } from '../../../shared/model/job'
import { isEncrypting } from '../../lib/is-encrypting'
import { resultOf, type JobResult } from '../../lib/job-result'
import { say } from '../../words/say'
import { markSeen } from '../../store/jobs'
import { go, useNavigation, type Section } from '../../store/navigation'
import { Button } from '../../ui/button'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { Screen } from '../../ui/screen'
import { ErrorNotice } from '../problem/error-notice'
import { OutcomeHeader } from './outcome-header'
import styles from './result-frame.module.css'

interface ResultFrameProps {
  readonly job: JobSnapshot
  readonly title: (outcome: JobResult) => string
  readonly lead: string | undefined
  /** Said where main has no report and there is no error either; null while there is one, or may be. */
  readonly missing: string | null
  /** Beside the way back. */
  readonly actions?: ReactNode
  /** The report. */
  readonly children: ReactNode
}

/** What became of a job that has ended. */
export function ResultFrame({ job, title, lead, missing, actions, children }: ResultFrameProps) {
  const outcome = resultOf(job)
  const section = useNavigation(state => state.section)
  useEffect(() => markSeen(job.id), [job.id])
  return (
    <Screen
      header={
        <OutcomeHeader
          outcome={outcome}
          title={title(outcome)}
          lead={lead}
          actions={isEncrypting(job) && <EncryptedBadge />}
        />
      }
      footer={
        <div className={styles.bar}>
          {actions}
          <WayBack section={section} />
        </div>
      }
    >
      {job.error !== undefined && <ErrorNotice error={job.error} />}
      {missing !== null && job.error === undefined && <p className={styles.soft}>{missing}</p>}
      {children}
    </Screen>
  )
}

function WayBack({ section }: { readonly section: Section }) {
  if (section === 'library')
    return (
      <Button variant="primary" onClick={() => go('library', { name: 'list' })}>
        {say('library.back')}
      </Button>
    )
  if (section === 'places')
    return (
      <Button variant="primary" onClick={() => go('places', { name: 'list' })}>
        {say('places.back')}
      </Button>
    )
  return (
    <Button variant="primary" onClick={() => go('backup', { name: 'home' })}>
      {say('common.backToStart')}
    </Button>
  )
}
