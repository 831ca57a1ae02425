import { words } from '../../messages/words'
import { beginBackup } from '../../store/begin-backup'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { AddFolderButton } from './add-folder-button'
import styles from './library.module.css'

/** There is none to look into yet: how to come by one. */
export function NoBackups() {
  return (
    <Card aria-label={words.library.emptyTitle} className={styles.empty}>
      <h2 className={styles.name}>{words.library.emptyTitle}</h2>
      <p className={styles.soft}>{words.library.emptyText}</p>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={() => beginBackup('choose')}>
          {words.library.backUpNow}
        </Button>
        <AddFolderButton />
      </div>
    </Card>
  )
}
