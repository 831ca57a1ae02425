import { say } from '../../words/say'
import { beginBackup } from '../../store/begin-backup'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { AddFolderButton } from './add-folder-button'
import styles from './library.module.css'

/** There is none to look into yet: how to come by one. */
export function NoBackups() {
  return (
    <Card aria-label={say('library.emptyTitle')} className={styles.empty}>
      <h2 className={styles.name}>{say('library.emptyTitle')}</h2>
      <p className={styles.soft}>{say('library.emptyText')}</p>
      <div className={styles.buttons}>
        <Button variant="primary" onClick={() => beginBackup('choose')}>
          {say('library.backUpNow')}
        </Button>
        <AddFolderButton />
      </div>
    </Card>
  )
}
