import type { ErrorInfo } from '../../../shared/model/errors'
import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'
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
  const { title, advice } = explainError(error)
  const { error: next, run } = useAction()
  const section = useNavigation(state => state.section)
  const isInLibrary = useNavigation(
    ({ section: at, screens }) => at === 'library' && screens.library.name === 'list',
  )
  const way = wayOn(error.code, section)
  return (
    <>
      <Notice
        tone="error"
        title={title}
        actions={
          <>
            {onRetry !== undefined && way !== 'look-again' && (
              <Button onClick={onRetry}>{say('common.retry')}</Button>
            )}
            {/* There it would lead nowhere, or away from what has been typed. */}
            {!(way === 'places' && section === 'places') && (
              <Button onClick={() => run(() => followWay(way))}>
                {way === 'library' && isInLibrary ? say('library.refresh') : say(`problem.${way}`)}
              </Button>
            )}
          </>
        }
      >
        {advice}
      </Notice>
      {next !== null && <ErrorNotice error={next} />}
    </>
  )
}
