import { RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { ScanDots } from '../../ui/scan-dots'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { ErrorNotice } from '../problem/error-notice'
import { BusyNote } from './busy-note'
import { FolderList } from './folder-list'
import styles from './library.module.css'
import { NoBackups } from './no-backups'
import { PhoneBackupList } from './phone-backup-list'
import { useBackupActions } from './use-backup-actions'
import { useScan } from './use-scan'

/** Every backup in the folders that are known, by phone, newest first. */
export function LibraryScreen() {
  const { view, scanning, error, again } = useScan()
  const [trashed, setTrashed] = useState<{ readonly date: string; readonly time: number } | null>(null)
  const actions = useBackupActions(date => setTrashed({ date, time: Date.now() }))
  const phones = view?.phones ?? []
  const nothing = phones.length === 0 && !scanning && view !== null
  return (
    <Screen
      header={
        <ScreenHeader
          title={say('library.title')}
          lead={
            scanning ? (
              <span className={styles.scan}>
                <ScanDots />
                {say('library.scanning')}
              </span>
            ) : (
              say('library.lead')
            )
          }
          actions={
            <Button icon={RefreshCw} disabled={scanning} onClick={again}>
              {say('library.refresh')}
            </Button>
          }
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
      {actions.error !== null && <ErrorNotice error={actions.error} />}
      {trashed !== null && (
        // The button that had the focus is gone with its row.
        <p key={trashed.time} ref={focus} tabIndex={-1}>
          {say('library.trashed', { backup: trashed.date })}
        </p>
      )}
      <BusyNote />
      {nothing && <NoBackups />}
      {phones.map(phone => (
        <PhoneBackupList key={phone.id} phone={phone} actions={actions} />
      ))}
      {view !== null && <FolderList folders={view.folders} />}
      {actions.dialogs}
    </Screen>
  )
}

function focus(element: HTMLElement | null): void {
  element?.focus()
}
