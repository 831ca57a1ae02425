import { words } from '../../messages/words'
import { findJob, useJobs } from '../../store/jobs'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ProgressScreen } from './progress-screen'
import { ResultScreen } from './result-screen'

/** A backup: while it runs, and what became of it. */
export function JobScreen({ id }: { readonly id: string }) {
  const job = useJobs(state => findJob(state, id))
  if (job === null) {
    return (
      <Screen header={<ScreenHeader title={words.common.backUp} />}>
        <p>{words.common.loading}</p>
      </Screen>
    )
  }
  return job.status === 'running' ? <ProgressScreen job={job} /> : <ResultScreen job={job} />
}
