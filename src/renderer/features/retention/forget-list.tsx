import { Check, Trash2 } from 'lucide-react'
import { useId } from 'react'
import type { LibraryBackup, LibraryPhone } from '../../../shared/model/library'
import type { ForgetPreview, ForgetPreviewEntry } from '../../../shared/model/retention'
import { backupDate } from '../../words/describe-backup'
import { format, say } from '../../words/say'
import { EncryptedBadge } from '../../ui/encrypted-badge'
import { KeyMarkNote } from '../../ui/key-mark-note'
import styles from './retention.module.css'

interface ForgetListProps {
  readonly phone: LibraryPhone
  readonly preview: ForgetPreview
}

/** Every backup of a phone, and what a rule does to it: goes, and what that frees, or stays, and why. */
export function ForgetList({ phone, preview }: ForgetListProps) {
  const id = useId()
  const backups = new Map(phone.backups.map(backup => [backup.id, backup]))
  const isInSeveral = new Set(phone.backups.map(({ folderLabel }) => parentOf(folderLabel))).size > 1
  return (
    // Nothing in it takes the focus, and it has to scroll by keyboard.
    <section className={styles.outcome} aria-labelledby={id} tabIndex={0}>
      <h3 className={styles.heading} id={id}>
        {say('retention.preview')}
      </h3>
      <ul className={styles.list} aria-labelledby={id}>
        {preview.entries.map(entry => {
          const backup = backups.get(entry.backupId)
          return backup && <ForgetRow key={entry.backupId} {...{ backup, entry, isInSeveral }} />
        })}
      </ul>
    </section>
  )
}

interface ForgetRowProps {
  readonly backup: LibraryBackup
  readonly entry: ForgetPreviewEntry
  /** Whether the backups of the phone lie in several folders: each has to say in which it is. */
  readonly isInSeveral: boolean
}

function ForgetRow({ backup, entry, isInSeveral }: ForgetRowProps) {
  const { reasons, freedBytes } = entry
  const goes = reasons.length === 0
  const Icon = goes ? Trash2 : Check
  return (
    <li className={styles.row} data-goes={goes}>
      <Icon size={16} aria-hidden />
      <div className={styles.words}>
        <p className={styles.date}>
          {backupDate(backup)}
          {backup.encrypted && <EncryptedBadge />}
        </p>
        {!goes && <p className={styles.soft}>{describeReasons(entry)}</p>}
        {/* Of what stays it is the reason, or does not matter. */}
        {goes && <KeyMarkNote mark={backup.mark} />}
        {isInSeveral && <p className={styles.folder}>{backup.folderLabel}</p>}
      </div>
      <p className={styles.fate}>
        <span className={styles.verdict}>{say(goes ? 'retention.goes' : 'retention.stays')}</span>
        {goes && (
          <span className={styles.soft}>
            {freedBytes === null ? say('library.measuring') : say('retention.frees', { bytes: freedBytes })}
          </span>
        )}
      </p>
    </li>
  )
}

function describeReasons({ reasons }: ForgetPreviewEntry): string {
  return format().list(reasons.map(reason => say(`retention.reasons.${reason}`)))
}

/** `~/Backups/Pixel 7 (1A2B)` of one that lies there. */
function parentOf(label: string): string {
  return label.replace(/[/\\][^/\\]*$/, '')
}
