import { useId } from 'react'
import { findReadyPhone, useDevices } from '../../store/devices'
import { isBusyFor, useJobs } from '../../store/jobs'
import { useOpenBackup } from '../../store/use-open-backup'
import { say } from '../../words/say'
import { Card } from '../../ui/card'
import { FreeUpButton } from '../free-up/free-up-button'
import styles from './inside.module.css'

/** The way to take off the phone what this backup has, where it is complete and the phone is there. */
export function FreeUpHere() {
  const found = useOpenBackup()
  const phone = useDevices(({ view }) => findReadyPhone(view, found?.phone.serial ?? null))
  const busy = useJobs(state => isBusyFor(state, phone?.details.hardwareSerial ?? null))
  const id = useId()
  if (phone === null || found?.backup.state !== 'complete' || found.backup.place !== null) return null
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={styles.title} id={id}>
            {say('freeUp.title')}
          </h2>
          <p className={styles.soft} id={`${id}-text`}>
            {busy ? say('library.busy') : say('freeUp.text')}
          </p>
        </div>
        <FreeUpButton phone={phone} backupId={found.backup.id} blockedBy={busy ? `${id}-text` : undefined} />
      </div>
    </Card>
  )
}
