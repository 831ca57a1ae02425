import { Folder, FolderX } from 'lucide-react'
import { useId } from 'react'
import type { LibraryFolder } from '../../../shared/model/library'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { AddFolderButton } from './add-folder-button'
import styles from './library.module.css'

/** Where backups are looked for. */
export function FolderList({ folders }: { readonly folders: readonly LibraryFolder[] }) {
  const id = useId()
  const { pending, error, run } = useAction()
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.name} id={id}>
            {say('library.folders')}
          </h2>
          <p className={styles.soft}>{say('library.foldersText')}</p>
        </div>
        <AddFolderButton />
      </div>
      {error !== null && <ErrorNotice error={error} />}
      <ul className={styles.folders} aria-labelledby={id}>
        {folders.map(folder => (
          <li key={folder.id} className={styles.folder} data-there={folder.there}>
            {folder.there ? <Folder size={20} aria-hidden /> : <FolderX size={20} aria-hidden />}
            <div className={styles.words}>
              <p className={styles.path}>{folder.label}</p>
              <p className={styles.soft}>{describe(folder)}</p>
            </div>
            {folder.removable && (
              <Button
                disabled={pending}
                aria-label={say('library.removeFolderOf', { folder: folder.label })}
                onClick={() => run(() => call(window.api.library.removeFolder({ folderId: folder.id })))}
              >
                {say('library.removeFolder')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function describe({ there, removable }: LibraryFolder): string | null {
  if (removable) return there ? null : say('library.folderMissing')
  return there ? say('library.folderKept') : say('library.folderKeptMissing')
}
