import { useId } from 'react'
import { useFreeUp } from '../../store/free-up'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { RadioList } from '../../ui/radio-list'
import styles from './free-up.module.css'
import { useWay } from './use-way'

/** Whether things go to the trash of the phone or for good, before anything does. */
export function WayCard() {
  const { ways, way } = useWay()
  const id = useId()
  if (ways.length === 0) return null
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('freeUp.where')}
      </h2>
      {ways.length > 1 ? (
        <RadioList
          labelledBy={id}
          value={way}
          options={ways.map(value => ({
            value,
            label: say(`freeUp.ways.${value}.label`),
            text: say(`freeUp.ways.${value}.text`),
          }))}
          onChange={next => useFreeUp.setState({ way: next })}
        />
      ) : (
        <p>{say('freeUp.noTrash')}</p>
      )}
    </Card>
  )
}
