import { say } from '../../words/say'
import { isBusyFor, useJobs } from '../../store/jobs'
import { Notice } from '../../ui/notice'

/** What cannot be done now is described by it. */
export const busyId = 'library-busy'

/** Why some things have to wait. */
export function BusyNote() {
  const busy = useJobs(state => isBusyFor(state, null))
  return (
    busy && (
      <div id={busyId}>
        <Notice tone="info" title={say('library.busyTitle')} />
      </div>
    )
  )
}
