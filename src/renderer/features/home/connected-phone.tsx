import { FolderCheck } from 'lucide-react'
import type { ReadyPhone } from '../../../shared/model/device'
import { call } from '../../call'
import { isNetworkSerial } from '../../../shared/network-serial'
import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
import { runningJobOf, useJobs } from '../../store/jobs'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { PhonePicture } from '../../ui/phone-picture'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { busyId } from './busy-id'
import { LastBackupLine } from './last-backup-line'
import { NewFoldersNote, openFolders } from './new-folders-note'
import { StorageLine } from './storage-line'
import styles from './phone-card.module.css'

interface ConnectedPhoneProps {
  readonly phone: ReadyPhone
  readonly several: boolean
}

export function ConnectedPhone({ phone, several }: ConnectedPhoneProps) {
  const { pending, error, run } = useAction()
  const overWifi = !phone.sample && isNetworkSerial(phone.serial)
  const hasJob = useJobs(state => runningJobOf(state, phone) !== null)
  const { androidVersion: version } = phone.details
  return (
    <Card aria-label={say('home.connectedPhone')} className={styles.card}>
      <PhonePicture connected />
      <div className={styles.body}>
        <div className={styles.top}>
          <div className={styles.names}>
            <h2 className={styles.name}>
              {phoneTitle(phone.details)}
              {phone.sample && <span className={styles.badge}>{say('common.sampleBadge')}</span>}
            </h2>
            <p className={styles.soft}>
              {phone.sample
                ? say('home.sampleText')
                : say(overWifi ? 'home.androidOverWifi' : 'home.android', { version })}
            </p>
          </div>
          <Button
            icon={FolderCheck}
            blockedBy={hasJob ? busyId : undefined}
            onClick={() => openFolders(phone)}
          >
            {say('folders.open')}
          </Button>
          {several && (
            <Button onClick={() => go('backup', { name: 'connect', intent: null })}>
              {say('home.switchPhone')}
            </Button>
          )}
          {overWifi && !hasJob && (
            <Button
              disabled={pending}
              onClick={() => run(() => call(window.api.wifi.disconnect({ serial: phone.serial })))}
            >
              {say('home.disconnect')}
            </Button>
          )}
          {phone.sample && (
            <Button disabled={pending} onClick={() => run(() => call(window.api.devices.stopSample()))}>
              {say('home.stopSample')}
            </Button>
          )}
        </div>
        {error !== null && <ErrorNotice error={error} />}
        {phone.details.volumes.map(volume => (
          <StorageLine key={volume.path} volume={volume} />
        ))}
        <LastBackupLine phone={phone} />
        <NewFoldersNote phone={phone} />
      </div>
    </Card>
  )
}
