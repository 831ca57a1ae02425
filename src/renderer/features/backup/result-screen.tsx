import { useEffect } from 'react'
import type { JobSnapshot } from '../../../shared/model/job'
import { words } from '../../messages/words'
import { markSeen } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Screen } from '../../ui/screen'
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
    <Screen header={<OutcomeHeader job={job} report={report} />} footer={<ResultFooter />}>
      {job.error !== undefined && <ErrorNotice error={job.error} />}
      {missing && job.error === undefined && <p className={styles.soft}>{words.result.noReport}</p>}
      {report !== null && <ResultDetails id={job.id} report={report} />}
    </Screen>
  )
}

function ResultFooter() {
  return (
    <div className={styles.bar}>
      <Button variant="primary" onClick={() => go({ name: 'home' })}>
        {words.common.backToStart}
      </Button>
    </div>
  )
}
