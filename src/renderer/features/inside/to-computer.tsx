import { useId } from 'react'
import { neededSpace } from '../../../shared/model/needed-space'
import { call } from '../../call'
import { say } from '../../words/say'
import { useOpenBackup } from '../../store/use-open-backup'
import { useTally } from '../../store/use-tally'
import { changeWhere, useWhere } from '../../store/where'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { FolderLabel } from '../../ui/folder-label'
import { Notice } from '../../ui/notice'
import { useAction } from '../../ui/use-action'
import { SpaceCard } from '../backup/space-card'
import { ErrorNotice } from '../problem/error-notice'
import styles from './inside.module.css'

/** Into which folder of this computer. */
export function ToComputer() {
  const id = useId()
  const folder = useWhere(state => state.folder)
  const encrypted = useOpenBackup()?.backup.encrypted === true
  const tally = useTally().sum
  const { pending, error, run } = useAction()
  const choose = async () => {
    const chosen = await call(window.api.restore.pickFolder())
    if (chosen !== null) changeWhere({ folder: chosen })
  }
  return (
    <>
      <Card aria-labelledby={id} className={styles.card}>
        <div className={styles.head}>
          <div className={styles.words}>
            <h2 className={styles.title} id={id}>
              {say('restore.folder')}
            </h2>
            <p className={styles.soft}>{say('restore.exportText')}</p>
          </div>
          <Button disabled={pending} onClick={() => run(choose)}>
            {say('restore.chooseFolder')}
          </Button>
        </div>
        {folder === null ? (
          <p className={styles.soft}>{say('restore.noFolder')}</p>
        ) : (
          <FolderLabel folder={folder} />
        )}
        {folder !== null && !folder.writable && (
          <Notice tone="warning" title={say('output.readOnly')}>
            {say('output.readOnlyText')}
          </Notice>
        )}
        {encrypted && <Notice tone="info" title={say('restore.exportEncrypted')} />}
        {error !== null && <ErrorNotice error={error} />}
      </Card>
      {folder !== null && <SpaceCard neededBytes={neededSpace(tally)} folder={folder} />}
    </>
  )
}
