import { useId, useState } from 'react'
import type { AutomaticEvent, AutomaticPhone } from '../../../shared/model/automatic'
import { say, format } from '../../words/say'
import { Button } from '../../ui/button'
import { describeEvent } from './describe-state'
import styles from './automatic.module.css'

const shownAtFirst = 5
/** What held a backup for less than that is told with one time (ms). */
const spanMs = 5 * 60_000

/** What came of each backup that was due, newest first. */
export function HistoryList({ phone }: { readonly phone: AutomaticPhone }) {
  const [all, setAll] = useState(false)
  const id = useId()
  const { history } = phone
  const shown = all ? history : history.slice(0, shownAtFirst)
  return (
    <section aria-labelledby={id} className={styles.history}>
      <h3 className={styles.heading} id={id}>
        {say('automatic.history')}
      </h3>
      {history.length === 0 && <p className={styles.soft}>{say('automatic.noHistory')}</p>}
      <ul className={styles.events}>
        {shown.map((event, index) => (
          <li key={`${event.at} ${index}`} className={styles.event}>
            <span className={styles.time}>{timeOf(event)}</span>
            <span>{describeEvent(event)}</span>
          </li>
        ))}
      </ul>
      {shown.length < history.length && (
        <Button variant="quiet" onClick={() => setAll(true)}>
          {say('automatic.showAll', { count: history.length })}
        </Button>
      )}
    </section>
  )
}

function timeOf(event: AutomaticEvent): string {
  const lasts = event.kind === 'held' && event.until - event.at >= spanMs
  return lasts
    ? say('automatic.events.span', { from: event.at, until: event.until })
    : format().dateTime(event.at)
}
