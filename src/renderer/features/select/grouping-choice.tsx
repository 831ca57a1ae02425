import { words } from '../../messages/words'
import { setGrouping, useGrouping } from '../../store/grouping'
import { Segmented } from '../../ui/segmented'
import styles from './grouping-choice.module.css'

const options = [
  { value: 'month', label: words.items.groupings.month },
  { value: 'folder', label: words.items.groupings.folder },
] as const

export function GroupingChoice() {
  const grouping = useGrouping(state => state.grouping)
  return (
    <div className={styles.choice}>
      <span aria-hidden>{words.items.groupBy}</span>
      <Segmented label={words.items.groupBy} value={grouping} options={options} onChange={setGrouping} />
    </div>
  )
}
