import { useId } from 'react'
import { ages } from '../../lib/cut-off'
import { narrowFreeUp, useFreeUp } from '../../store/free-up'
import { useCatalog } from '../../store/use-browse'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './free-up.module.css'

/** How old things have to be; another choice starts over with nothing selected. */
export function AgeCard() {
  const { age, date } = useFreeUp()
  const isKnown = useCatalog(state => state.view !== null)
  const { error, run } = useAction()
  const id = useId()
  const change = (part: Parameters<typeof narrowFreeUp>[0]) => {
    if (isKnown) run(() => narrowFreeUp(part))
  }
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.row}>
        <h2 className={styles.title} id={id}>
          {say('freeUp.age')}
        </h2>
        <Segmented
          label={say('freeUp.age')}
          value={age}
          options={ages.map(value => ({ value, label: say(`freeUp.ages.${value}`) }))}
          onChange={next => change({ age: next })}
        />
      </div>
      {age === 'date' && (
        <div className={styles.row}>
          <label htmlFor={`${id}-date`}>{say('freeUp.before')}</label>
          <input
            id={`${id}-date`}
            className={styles.date}
            type="date"
            value={date ?? ''}
            onChange={event => change({ date: event.target.value })}
          />
        </div>
      )}
      {error !== null && <ErrorNotice error={error} />}
    </Card>
  )
}
