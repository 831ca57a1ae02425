import type { PhoneFolder } from '../../../shared/model/folders'
import { CategoryIcon } from '../../ui/category-icon'
import { Thumbnail } from '../select/thumbnail'
import styles from './folders.module.css'

interface FolderCoversProps {
  readonly catalogId: string
  readonly folder: PhoneFolder
}

/** The newest pictures and videos of a folder, or what kind of files it has. Decoration: the words beside it say what it is. */
export function FolderCovers({ catalogId, folder: { covers, category } }: FolderCoversProps) {
  return (
    <span className={styles.covers} aria-hidden>
      {covers.length === 0 && <CategoryIcon category={category} />}
      {covers.map(item => (
        <span key={item.id} className={styles.cover}>
          <Thumbnail catalogId={catalogId} item={item} small />
        </span>
      ))}
    </span>
  )
}
