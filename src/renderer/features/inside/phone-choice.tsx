import { useId } from 'react'
import { readyPhones } from '../../lib/connect-state'
import { phoneTitle } from '../../../shared/phone-title'
import { say } from '../../words/say'
import { choosePhone, currentPhone, useDevices } from '../../store/devices'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { Notice } from '../../ui/notice'
import { RadioList } from '../../ui/radio-list'
import styles from './inside.module.css'

interface PhoneChoiceProps {
  /** The name of the phone, where the backup is of another one. */
  readonly otherPhone: string | null
  readonly onConnect: () => void
}

/** The phone that things are put on; the way to connect one where there is none. */
export function PhoneChoice({ otherPhone, onConnect }: PhoneChoiceProps) {
  const view = useDevices(state => state.view)
  const current = useDevices(currentPhone)
  const id = useId()
  const phones = view === null ? [] : readyPhones(view)
  return (
    <Card aria-labelledby={id} className={styles.card}>
      <h2 className={styles.title} id={id}>
        {say('restore.phone')}
      </h2>
      {phones.length === 0 && (
        <div className={styles.head}>
          <div className={styles.words}>
            <p className={styles.phoneName}>{say('restore.connect')}</p>
            <p className={styles.soft}>{say('restore.connectText')}</p>
          </div>
          <Button onClick={onConnect}>{say('restore.connectAction')}</Button>
        </div>
      )}
      {phones.length === 1 && current !== null && (
        <div>
          <p className={styles.phoneName}>{phoneTitle(current.details)}</p>
          <p className={styles.soft}>{say('home.android', { version: current.details.androidVersion })}</p>
        </div>
      )}
      {phones.length > 1 && (
        <RadioList
          labelledBy={id}
          value={current?.serial ?? null}
          options={phones.map(phone => ({
            value: phone.serial,
            label: phoneTitle(phone.details),
            text: say('connect.serial', { serial: phone.details.hardwareSerial }),
          }))}
          onChange={choosePhone}
        />
      )}
      {otherPhone !== null && (
        <Notice tone="warning" title={say('restore.otherPhone')}>
          {say('restore.otherPhoneText', { phone: otherPhone })}
        </Notice>
      )}
    </Card>
  )
}
