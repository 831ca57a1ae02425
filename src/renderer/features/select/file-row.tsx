import { Star } from 'lucide-react'
import { memo } from 'react'
import type { CatalogItem } from '../../../shared/model/catalog'
import { describeFolder } from '../../words/describe-folder'
import { describeDate, describeItem } from '../../words/describe-item'
import { format, say } from '../../words/say'
import { MiddleEllipsis } from '../../ui/middle-ellipsis'
import { NumberCell, SelectableRow, type RowPlace } from './selectable-row'
import styles from './file-row.module.css'

interface FileRowProps extends RowPlace {
  readonly item: CatalogItem
}

/** One file. */
export const FileRow = memo(function FileRow({ item, ...place }: FileRowProps) {
  return (
    <SelectableRow {...place} itemId={item.id} label={describeItem(item)}>
      <span role="gridcell" className={styles.name}>
        <button
          type="button"
          className={styles.look}
          aria-label={say('items.look', { name: item.name })}
          tabIndex={-1}
        >
          <MiddleEllipsis text={item.name} />
        </button>
        {item.favourite && (
          <Star
            className={styles.favourite}
            size={14}
            fill="currentColor"
            aria-label={say('items.favourite')}
          />
        )}
      </span>
      <span role="gridcell" className={styles.folder} title={item.folder}>
        {describeFolder(item.folder)}
      </span>
      <NumberCell>{format().bytes(item.bytes)}</NumberCell>
      <NumberCell>{describeDate(item.modifiedAt)}</NumberCell>
    </SelectableRow>
  )
})
