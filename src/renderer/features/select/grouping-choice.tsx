import { say } from '../../words/say'
import { setGrouping, useGrouping } from '../../store/grouping'
import { Segmented } from '../../ui/segmented'
import styles from './grouping-choice.module.css'

const groupings = ['month', 'folder'] as const

export function GroupingChoice() {
  const grouping = useGrouping(state => state.grouping)
  return (
    <div className={styles.choice}>
      <span aria-hidden>{say('items.groupBy')}</span>
      <Segmented
        label={say('items.groupBy')}
        value={grouping}
        options={groupings.map(value => ({ value, label: say(`items.groupings.${value}`) }))}
        onChange={setGrouping}
      />
    </div>
  )
}
