import type { FoldersNotIncluded } from '../../../shared/model/backup-report'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import styles from './limitations.module.css'

/** Opens the list of folders that a backup does not hold. */
export function FoldersButton({ reason, folders }: Pick<FoldersNotIncluded, 'reason' | 'folders'>) {
  return (
    <Dialog
      trigger={<Button variant="quiet">{say('choose.unreadableAction')}</Button>}
      title={say(`foldersNotIncluded.${reason}.title`)}
      text={say(`foldersNotIncluded.${reason}.text`)}
    >
      <ul className={styles.folders} tabIndex={0} aria-label={say(`foldersNotIncluded.${reason}.list`)}>
        {folders.map(folder => (
          <li key={folder}>{folder}</li>
        ))}
      </ul>
    </Dialog>
  )
}
