import type { ErrorInfo } from '../../../shared/model/errors'
import { describeError } from '../../messages/describe-error'
import { words } from '../../messages/words'
import { beginBackup } from '../../store/begin-backup'
import { useCatalog } from '../../store/catalog'
import { runningJob, useJobs } from '../../store/jobs'
import { go, useNavigation } from '../../store/navigation'
import { pickOutput } from '../../store/output'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { wayOn, type WayOn } from './way-on'

interface ErrorNoticeProps {
  readonly error: ErrorInfo
  /** Does again what failed; offered beside the way on. */
  readonly onRetry?: () => void
}

/** An error in words, with the way on. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { title, advice } = describeError(error)
  const { error: next, run } = useAction()
  const way = wayOn(error.code)
  return (
    <>
      <Notice
        tone="error"
        title={title}
        actions={
          <>
            {onRetry !== undefined && way !== 'look-again' && (
              <Button onClick={onRetry}>{words.common.retry}</Button>
            )}
            <Button onClick={() => run(() => follow(way))}>{words.problem[way]}</Button>
          </>
        }
      >
        {advice}
      </Notice>
      {next !== null && <ErrorNotice error={next} />}
    </>
  )
}

async function follow(way: WayOn): Promise<void> {
  switch (way) {
    case 'connect':
      return go({ name: 'connect', intent: null })
    case 'look-again':
      return beginBackup('choose')
    case 'choose':
      return go({ name: 'choose' })
    case 'folder':
      return changeFolder()
    case 'job': {
      const job = runningJob(useJobs.getState())
      return go(job === null ? { name: 'home' } : { name: 'job', id: job.id })
    }
    case 'start':
      return go({ name: 'home' })
  }
}

/** After a backup that failed on its folder, the next step is to confirm the new one. */
async function changeFolder(): Promise<void> {
  const picked = await pickOutput()
  if (!picked || useNavigation.getState().screen.name !== 'job') return
  go(useCatalog.getState().view === null ? { name: 'home' } : { name: 'output', intent: 'choose' })
}
