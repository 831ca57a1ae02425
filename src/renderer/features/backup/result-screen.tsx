import { useEffect } from 'react'
import type { JobSnapshot } from '../../../shared/model/job'
import { call } from '../../call'
import { words } from '../../messages/words'
import { markSeen } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Screen } from '../../ui/screen'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { OutcomeHeader } from './outcome-header'
import { ResultDetails } from './result-details'
import { useReport } from './use-report'
import styles from './result-screen.module.css'

/** What became of a backup that has ended. */
export function ResultScreen({ job }: { readonly job: JobSnapshot }) {
  const { report, missing } = useReport(job.id)
  useEffect(() => markSeen(job.id), [job.id])
  return (
    <Screen
      header={<OutcomeHeader job={job} report={report} />}
      footer={<ResultFooter id={job.id} hasFolder={report !== null} />}
    >
      {job.error !== undefined && <ErrorNotice error={job.error} />}
      {missing && <p className={styles.soft}>{words.result.noReport}</p>}
      {report !== null && <ResultDetails id={job.id} report={report} />}
    </Screen>
  )
}

function ResultFooter({ id, hasFolder }: { readonly id: string; readonly hasFolder: boolean }) {
  const { error, run } = useAction()
  return (
    <div className={styles.bar}>
      {error !== null && <ErrorNotice error={error} />}
      {hasFolder && (
        <Button onClick={() => run(() => call(window.api.jobs.openFolder({ id })))}>
          {words.result.openFolder}
        </Button>
      )}
      <Button variant="primary" onClick={() => go({ name: 'home' })}>
        {words.common.backToStart}
      </Button>
    </div>
  )
}
