import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './limitations.module.css'

/** Opens the list of the folders that Android keeps closed. */
export function ClosedFolders({ folders }: { readonly folders: readonly string[] }) {
  return (
    <Dialog
      trigger={<Button variant="quiet">{words.choose.unreadableAction}</Button>}
      title={words.choose.unreadableTitle}
      text={words.choose.unreadableText}
    >
      <ul className={styles.folders} tabIndex={0} aria-label={words.choose.unreadableList}>
        {folders.map(folder => (
          <li key={folder}>{folder}</li>
        ))}
      </ul>
    </Dialog>
  )
}
