import { useId } from 'react'
import { removals, type Removal } from '../../../shared/model/retention'
import { say } from '../../words/say'
import { RadioList } from '../../ui/radio-list'
import styles from './retention.module.css'

interface RemovalChoiceProps {
  /** Null until it has been chosen: nothing is chosen for anybody. */
  readonly removal: Removal | null
  readonly onChange: (removal: Removal) => void
}

/** Where the backups go that do not stay. */
export function RemovalChoice({ removal, onChange }: RemovalChoiceProps) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 className={styles.heading} id={id}>
        {say('retention.whereTo')}
      </h3>
      <RadioList
        labelledBy={id}
        value={removal}
        options={removals.map(value => ({
          value,
          label: say(`retention.removals.${value}`),
        }))}
        onChange={onChange}
      />
    </section>
  )
}
