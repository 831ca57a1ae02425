import { Check } from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { valueFor, type AnyCategory } from '../../../shared/model/category'
import { isSelected } from '../../lib/is-selected'
import { describeFolder } from '../../messages/describe-folder'
import { describeDate, describeItem } from '../../messages/describe-item'
import { format, words } from '../../messages/words'
import { useBrowse, useSelection } from '../../store/use-browse'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import styles from './file-list.module.css'

interface FileRowProps {
  readonly category: AnyCategory
  readonly item: CatalogItem
  readonly index: number
  readonly rowIndex: number
  /** Distance from the top of the list in CSS pixels. */
  readonly start: number
  readonly focusable: boolean
}

/** One file. Clicks and keys are handled by the list (item-handlers.ts), which finds the item by its index. */
export const FileRow = memo(function FileRow(props: FileRowProps) {
  const { category, item, index, rowIndex, start, focusable } = props
  const browse = useBrowse()
  const selected = useSelection(state => isSelected(valueFor(state.selections, category), item.id))
  return (
    <div
      role="row"
      className={styles.row}
      aria-rowindex={rowIndex}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      data-index={index}
      draggable={browse.of === 'backup'}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span role="gridcell" className={styles.select} data-select>
        <button
          type="button"
          role="checkbox"
          className={styles.box}
          aria-checked={selected}
          aria-label={describeItem(item)}
          tabIndex={-1}
        >
          {selected && <Check size={14} strokeWidth={3} aria-hidden />}
        </button>
      </span>
      <span role="gridcell" className={styles.name}>
        <button type="button" className={styles.look} aria-label={words.items.look(item.name)} tabIndex={-1}>
          <MiddleEllipsis text={item.name} />
        </button>
      </span>
      <span role="gridcell" className={styles.folder} title={item.folder}>
        {describeFolder(item.folder)}
      </span>
      <span role="gridcell" className={styles.number}>
        {format.bytes(item.bytes)}
      </span>
      <span role="gridcell" className={styles.number}>
        {describeDate(item.modifiedAt)}
      </span>
    </div>
  )
})
