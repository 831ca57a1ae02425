import { useId } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { describeFolder } from '../../words/describe-folder'
import { format, say } from '../../words/say'
import { useBrowse } from '../../store/use-browse'
import { Checkbox } from '../../ui/checkbox'
import { ItemMarks } from './item-marks'
import styles from './viewer-bar.module.css'

interface ViewerBarProps {
  readonly item: CatalogItem
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
}

/** What is known of the item, and whether it is selected. */
export function ViewerBar({ item, selected, onSelect }: ViewerBarProps) {
  const id = useId()
  const { of } = useBrowse()
  const folder = describeFolder(item.folder)
  const date = item.modifiedAt > 0 ? format().dateTime(item.modifiedAt) : say('items.noDate')
  return (
    <div className={styles.bar}>
      <dl className={styles.facts} aria-label={say('viewer.facts')}>
        <Fact name={say('viewer.folder')} value={folder} long />
        <Fact name={say('viewer.date')} value={date} />
        <Fact name={say('viewer.size')} value={format().bytes(item.bytes)} />
      </dl>
      <ItemMarks item={item} />
      <div className={styles.choice}>
        <label className={styles.label} htmlFor={id}>
          <Checkbox id={id} state={selected ? 'all' : 'none'} onChange={onSelect} />
          {say(`browse.${of}.selected`)}
        </label>
        <p className={styles.keys}>{say(`browse.${of}.keys`)}</p>
      </div>
    </div>
  )
}

function Fact({ name, value, long = false }: { name: string; value: string; long?: boolean }) {
  return (
    <div className={long ? styles.long : styles.fact}>
      <dt className={styles.term}>{name}</dt>
      <dd className={styles.value} title={value}>
        {value}
      </dd>
    </div>
  )
}
