import type { JobSnapshot } from '../../../shared/model/job'
import { jobPercent } from '../../lib/job-percent'
import { describePhase } from '../../words/describe-phase'
import { say } from '../../words/say'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { ProgressBar } from '../../ui/progress-bar'
import styles from './job-card.module.css'

/** Leads back to a job that is running, or to the result of one that ended meanwhile. */
export function JobCard({ job }: { readonly job: JobSnapshot }) {
  const running = job.status === 'running'
  const title =
    job.status === 'running'
      ? say(`jobs.${job.kind}.title`, { phone: job.phoneName })
      : say(`jobs.${job.kind}.ended.${job.status}`)
  return (
    <Card aria-label={title} className={styles.card}>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {running && (
          <ProgressBar
            label={say(`jobs.${job.kind}.progress`)}
            percent={jobPercent(job)}
            still={job.hold !== null}
          />
        )}
        <p className={styles.text}>
          {job.hold !== null && `${describePhase(job)} · `}
          {say('home.jobRunningText', { done: job.itemsDone, total: job.itemsTotal })}
        </p>
      </div>
      <Button variant="primary" onClick={() => goToJob(job)}>
        {running ? say('home.showProgress') : say('home.showResult')}
      </Button>
    </Card>
  )
}
