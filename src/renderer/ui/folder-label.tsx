import { Folder } from 'lucide-react'
import type { OutputFolder } from '../../shared/model/output'
import { format, say } from '../words/say'
import styles from './folder-label.module.css'

/** A folder's path, and how much it can take. Why it takes nothing is said by those who show it. */
export function FolderLabel({ folder }: { readonly folder: OutputFolder }) {
  const { label, freeBytes, writable } = folder
  return (
    <div className={styles.folder}>
      <Folder className={styles.icon} size={20} aria-hidden />
      <div className={styles.words}>
        <p className={styles.path}>{label}</p>
        {freeBytes !== null && writable && (
          <p className={styles.state}>{say('settings.free', { size: format().bytes(freeBytes) })}</p>
        )}
      </div>
    </div>
  )
}
