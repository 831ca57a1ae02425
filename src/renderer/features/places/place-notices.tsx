import type { PlaceView } from '../../../shared/model/place'
import { describeHold } from '../../words/describe-place'
import { explainError } from '../../words/explain-error'
import { say } from '../../words/say'
import { Notice } from '../../ui/notice'

/** What has been waiting for too long, and what failed last and what to do about it. */
export function PlaceNotices({ place }: { readonly place: PlaceView }) {
  const { overdue, failed } = place
  const explanation = failed && explainError(failed.error)
  return (
    <>
      {overdue && (
        <Notice tone="warning" quiet title={say('places.overdue')}>
          {describeHold(place)}
        </Notice>
      )}
      {failed !== null && explanation !== null && (
        <Notice tone="error" quiet title={say('places.failed', { at: failed.at, why: explanation.title })}>
          {explanation.advice}
        </Notice>
      )}
    </>
  )
}
