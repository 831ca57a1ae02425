import type { ReadyPhone } from '../../../shared/model/device'
import type { LibraryBackup } from '../../../shared/model/library'
import { say } from '../../words/say'
import { isBusyFor, useJobs } from '../../store/jobs'
import type { Intent } from '../../store/navigation'
import { Button } from '../../ui/button'
import styles from './restore.module.css'

const reasonId = 'choose-backup-reason'

interface ChooseFooterProps {
  readonly intent: Intent
  readonly phone: ReadyPhone | null
  readonly chosen: LibraryBackup | null
  readonly pending: boolean
  readonly onOpen: (backup: LibraryBackup) => void
}

/** The way on, and why there is none yet. */
export function ChooseFooter({ intent, phone, chosen, pending, onOpen }: ChooseFooterProps) {
  const busy = useJobs(state => isBusyFor(state, phone?.details.hardwareSerial ?? null))
  const oneClick = intent === 'one-click'
  const reason =
    chosen === null
      ? say('restore.chooseFirst')
      : oneClick && phone === null
        ? say('restore.noPhone')
        : oneClick && busy
          ? say('library.busy')
          : null
  return (
    <div className={styles.bar}>
      <p className={styles.note} id={reasonId}>
        {reason}
      </p>
      <Button
        variant="primary"
        disabled={pending}
        blockedBy={reason === null ? undefined : reasonId}
        onClick={() => chosen !== null && onOpen(chosen)}
      >
        {oneClick ? say('restore.everything') : say('restore.lookInside')}
      </Button>
    </div>
  )
}
