import type { JobSnapshot } from '../../../shared/model/job'
import { jobPercent } from '../../lib/job-percent'
import { describePhase } from '../../messages/describe-phase'
import { jobWords } from '../../messages/job-words'
import { words } from '../../messages/words'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ProgressBar } from '../../ui/progress-bar'
import styles from './job-card.module.css'

/** Leads back to a job that is running, or to the result of one that ended meanwhile. */
export function JobCard({ job }: { readonly job: JobSnapshot }) {
  const running = job.status === 'running'
  const own = jobWords(job)
  const title = job.status === 'running' ? own.running(job.phoneName) : own.ended[job.status]
  return (
    <Card aria-label={title} className={styles.card}>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {running && <ProgressBar label={own.progress} percent={jobPercent(job)} still={job.hold !== null} />}
        <p className={styles.text}>
          {job.hold !== null && `${describePhase(job)} · `}
          {words.home.jobRunningText(job.itemsDone, job.itemsTotal)}
        </p>
      </div>
      <Button variant="primary" onClick={() => goToJob(job)}>
        {running ? words.home.showProgress : words.home.showResult}
      </Button>
    </Card>
  )
}
