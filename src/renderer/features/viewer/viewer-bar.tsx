import { useId } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { describeFolder } from '../../messages/describe-folder'
import { format, words } from '../../messages/words'
import { useBrowseWords } from '../../store/use-browse'
import { Checkbox } from '../../ui/checkbox'
import styles from './viewer-bar.module.css'

interface ViewerBarProps {
  readonly item: CatalogItem
  readonly selected: boolean
  readonly onSelect: (on: boolean) => void
}

/** What is known of the item, and whether it is selected. */
export function ViewerBar({ item, selected, onSelect }: ViewerBarProps) {
  const id = useId()
  const own = useBrowseWords()
  const folder = describeFolder(item.folder)
  const date = item.modifiedAt > 0 ? format.dateTime(item.modifiedAt) : words.items.noDate
  return (
    <div className={styles.bar}>
      <dl className={styles.facts} aria-label={words.viewer.facts}>
        <Fact name={words.viewer.folder} value={folder} long />
        <Fact name={words.viewer.date} value={date} />
        <Fact name={words.viewer.size} value={format.bytes(item.bytes)} />
      </dl>
      <div className={styles.choice}>
        <label className={styles.label} htmlFor={id}>
          <Checkbox id={id} state={selected ? 'all' : 'none'} onChange={onSelect} />
          {own.selected}
        </label>
        <p className={styles.keys}>{own.keys}</p>
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
