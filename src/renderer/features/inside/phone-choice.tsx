import { useId } from 'react'
import { readyPhones } from '../../lib/connect-state'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
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
        {words.restore.phone}
      </h2>
      {phones.length === 0 && (
        <div className={styles.head}>
          <div className={styles.words}>
            <p className={styles.phoneName}>{words.restore.connect}</p>
            <p className={styles.soft}>{words.restore.connectText}</p>
          </div>
          <Button onClick={onConnect}>{words.restore.connectAction}</Button>
        </div>
      )}
      {phones.length === 1 && current !== null && (
        <div>
          <p className={styles.phoneName}>{phoneTitle(current)}</p>
          <p className={styles.soft}>{words.home.android(current.details.androidVersion)}</p>
        </div>
      )}
      {phones.length > 1 && (
        <RadioList
          labelledBy={id}
          value={current?.serial ?? null}
          options={phones.map(phone => ({
            value: phone.serial,
            label: phoneTitle(phone),
            text: words.connect.serial(phone.details.hardwareSerial),
          }))}
          onChange={choosePhone}
        />
      )}
      {otherPhone !== null && (
        <Notice tone="warning" title={words.restore.otherPhone}>
          {words.restore.otherPhoneText(otherPhone)}
        </Notice>
      )}
    </Card>
  )
}
