import { Play } from 'lucide-react'
import type { ReadyPhone } from '../../../shared/model/device'
import type { LastBackup } from '../../../shared/model/output'
import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
import { resumeInterrupted } from '../../store/begin-backup'
import { newestBackups } from '../../lib/newest-backups'
import { isBusyFor, useJobs } from '../../store/jobs'
import { useLibrary } from '../../store/library'
import { useNewestBackups } from '../../store/use-newest-backups'
import { Button } from '../../ui/button'
import { FreeUpButton } from '../free-up/free-up-button'
import { busyId } from './busy-id'
import styles from './phone-card.module.css'

/** When this phone was last backed up, wherever that is, and whether a backup was interrupted since. */
export function LastBackupLine({ phone }: { readonly phone: ReadyPhone }) {
  const newest = useNewestBackups(phone)
  const busy = useJobs(state => isBusyFor(state, phone.details.hardwareSerial))
  const last = newest?.last ?? null
  const newestId = useLibrary(
    ({ view }) => newestBackups(view, phone.details.hardwareSerial).last?.id ?? null,
  )
  const interrupted = newest?.interrupted ?? null
  return (
    <dl className={styles.last}>
      <div>
        <dt>{say('home.lastBackup')}</dt>
        <dd>{newest === null ? say('common.loading') : describe(last)}</dd>
        {last !== null && last.place !== null && (
          <dd className={styles.place}>{say('home.elsewhere', { folder: last.place })}</dd>
        )}
        {newestId !== null && (
          <dd className={styles.resume}>
            <FreeUpButton phone={phone} backupId={newestId} blockedBy={busy ? busyId : undefined} />
          </dd>
        )}
      </div>
      {interrupted !== null && interrupted.startedAt !== null && (
        <div>
          <dt>{say('home.interrupted')}</dt>
          <dd>
            {say('home.interruptedText', {
              startedAt: interrupted.startedAt,
              encrypted: interrupted.encrypted,
            })}
          </dd>
          <dd className={styles.resume}>
            <Button
              icon={Play}
              blockedBy={busy ? busyId : undefined}
              onClick={() =>
                resumeInterrupted(
                  { serial: phone.details.hardwareSerial, name: phoneTitle(phone.details) },
                  interrupted,
                )
              }
            >
              {say('library.resume')}
            </Button>
          </dd>
        </div>
      )}
    </dl>
  )
}

function describe(last: LastBackup | null): string {
  if (last === null) return say('home.noBackup')
  const { finishedAt, items, bytes, encrypted } = last
  return say(encrypted ? 'home.lastBackupEncrypted' : 'home.lastBackupText', { finishedAt, items, bytes })
}
