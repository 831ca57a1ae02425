import type { PhoneFolder } from '../../../shared/model/folders'
import { say } from '../../words/say'
import { switchFolders } from '../../store/folders'
import { Button } from '../../ui/button'
import { SearchField } from '../../ui/search-field'
import styles from './folders.module.css'

interface FoldersToolbarProps {
  readonly search: string
  readonly onSearch: (text: string) => void
  /** All folders, or those that the search found. */
  readonly found: readonly PhoneFolder[]
  readonly searching: boolean
}

/** Search, and buttons for all folders or, while searching, for those that were found. */
export function FoldersToolbar({ search, onSearch, found, searching }: FoldersToolbarProps) {
  const ids = found.map(({ id }) => id)
  const count = found.length
  return (
    <div className={styles.toolbar}>
      <SearchField label={say('folders.search')} value={search} onChange={onSearch} />
      <div className={styles.buttons}>
        <Button disabled={count === 0} onClick={() => void switchFolders(ids, true)}>
          {searching ? say('folders.backUpFound', { count }) : say('folders.backUpAll')}
        </Button>
        <Button disabled={count === 0} onClick={() => void switchFolders(ids, false)}>
          {searching ? say('folders.leaveOutFound', { count }) : say('folders.leaveOutAll')}
        </Button>
      </div>
    </div>
  )
}
