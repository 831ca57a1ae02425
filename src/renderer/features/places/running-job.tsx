import { jobPercent } from '../../lib/job-percent'
import { describePhase } from '../../words/describe-phase'
import { say } from '../../words/say'
import { findJob, useJobs } from '../../store/jobs'
import { goToJob } from '../../store/navigation'
import { Button } from '../../ui/button'
import { ProgressBar } from '../../ui/progress-bar'
import styles from './places.module.css'

/** The job that uses the place now, and the way to it. */
export function RunningJob({ id }: { readonly id: string }) {
  const job = useJobs(state => findJob(state, id))
  if (job?.status !== 'running') return null
  const { kind, hold, phoneName } = job
  return (
    <div className={styles.running}>
      <div className={styles.progress}>
        <p className={styles.job}>{say(`jobs.${kind}.title`, { phone: phoneName })}</p>
        <ProgressBar
          label={say(`jobs.${kind}.progress`)}
          percent={job.phase === 'preparing' ? null : jobPercent(job)}
          still={hold !== null}
        />
        <p className={styles.soft}>{describePhase(job)}</p>
      </div>
      <Button onClick={() => goToJob(job)}>{say('places.showProgress')}</Button>
    </div>
  )
}
