import { say } from '../../words/say'
import { findJob, useJobs } from '../../store/jobs'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ExportResultScreen } from './export-result-screen'
import { ProgressScreen } from './progress-screen'
import { CheckResultScreen } from '../places/check-result-screen'
import { CopyResultScreen } from '../places/copy-result-screen'
import { FetchResultScreen } from '../places/fetch-result-screen'
import { RestoreResultScreen } from '../restore/restore-result-screen'
import { ForgetResultScreen } from '../retention/forget-result-screen'
import { ResultScreen } from '../backup/result-screen'
import { VerifyResultScreen } from './verify-result-screen'
import { FreeUpResultScreen } from '../free-up/free-up-result-screen'

interface JobScreenProps {
  readonly id: string
  /** Of a check: the job whose backup it reads. */
  readonly from: string | null
}

/** A job: while it runs, and what became of it. */
export function JobScreen({ id, from }: JobScreenProps) {
  const job = useJobs(state => findJob(state, id))
  if (job === null) {
    return <Screen header={<ScreenHeader title={say('common.loading')} />}>{null}</Screen>
  }
  if (job.status === 'running') return <ProgressScreen job={job} />
  switch (job.kind) {
    case 'backup':
      return <ResultScreen job={job} />
    case 'verify':
      return <VerifyResultScreen job={job} from={from} />
    case 'restore':
      return <RestoreResultScreen job={job} />
    case 'free-up':
      return <FreeUpResultScreen job={job} />
    case 'export':
      return <ExportResultScreen job={job} />
    case 'forget':
      return <ForgetResultScreen job={job} />
    case 'copy':
      return <CopyResultScreen job={job} />
    case 'check-copies':
      return <CheckResultScreen job={job} />
    case 'fetch':
      return <FetchResultScreen job={job} />
  }
}
