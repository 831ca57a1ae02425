import type { ErrorInfo } from '../../../shared/model/errors'
import { describeError } from '../../messages/describe-error'
import { words } from '../../messages/words'
import { useNavigation } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { followWay } from './follow-way'
import { wayOn } from './way-on'

interface ErrorNoticeProps {
  readonly error: ErrorInfo
  /** Does again what failed; offered beside the way on. */
  readonly onRetry?: () => void
}

/** An error in words, with the way on. */
export function ErrorNotice({ error, onRetry }: ErrorNoticeProps) {
  const { title, advice } = describeError(error)
  const { error: next, run } = useAction()
  const section = useNavigation(state => state.section)
  const way = wayOn(error.code, section)
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
            <Button onClick={() => run(() => followWay(way))}>{words.problem[way]}</Button>
          </>
        }
      >
        {advice}
      </Notice>
      {next !== null && <ErrorNotice error={next} />}
    </>
  )
}
