import { Folder } from 'lucide-react'
import type { OutputFolder } from '../../shared/model/output'
import { format, words } from '../messages/words'
import styles from './folder-label.module.css'

/** A folder's path, and how much it can take or why it cannot. */
export function FolderLabel({ folder }: { readonly folder: OutputFolder }) {
  return (
    <div className={styles.folder}>
      <Folder className={styles.icon} size={20} aria-hidden />
      <div className={styles.words}>
        <p className={styles.path}>{folder.label}</p>
        <p className={styles.state}>{describe(folder)}</p>
      </div>
    </div>
  )
}

function describe({ freeBytes, writable }: OutputFolder): string {
  if (freeBytes === null) return words.settings.folderMissing
  if (!writable) return words.settings.folderReadOnly
  return words.settings.free(format.bytes(freeBytes))
}
