import type { ReadyPhone } from '../../../shared/model/device'
import { call } from '../../call'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { PhonePicture } from '../../ui/phone-picture'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { LastBackupLine } from './last-backup-line'
import { StorageLine } from './storage-line'
import styles from './phone-card.module.css'

interface ConnectedPhoneProps {
  readonly phone: ReadyPhone
  readonly several: boolean
}

export function ConnectedPhone({ phone, several }: ConnectedPhoneProps) {
  const { pending, error, run } = useAction()
  return (
    <Card aria-label={words.home.connectedPhone} className={styles.card}>
      <PhonePicture connected />
      <div className={styles.body}>
        <div className={styles.top}>
          <div className={styles.names}>
            <h2 className={styles.name}>
              {phoneTitle(phone)}
              {phone.sample && <span className={styles.badge}>{words.common.sampleBadge}</span>}
            </h2>
            <p className={styles.soft}>
              {phone.sample ? words.home.sampleText : words.home.android(phone.details.androidVersion)}
            </p>
          </div>
          {several && (
            <Button onClick={() => go('backup', { name: 'connect', intent: null })}>
              {words.home.switchPhone}
            </Button>
          )}
          {phone.sample && (
            <Button disabled={pending} onClick={() => run(() => call(window.api.devices.stopSample()))}>
              {words.home.stopSample}
            </Button>
          )}
        </div>
        {error !== null && <ErrorNotice error={error} />}
        {phone.details.volumes.map(volume => (
          <StorageLine key={volume.path} volume={volume} />
        ))}
        <LastBackupLine serial={phone.serial} />
      </div>
    </Card>
  )
}
