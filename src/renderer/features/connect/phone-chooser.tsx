import type { ReadyPhone } from '../../../shared/model/device'
import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import styles from './phone-chooser.module.css'

interface PhoneChooserProps {
  readonly phones: readonly ReadyPhone[]
  readonly onChoose: (serial: string) => void
}

export function PhoneChooser({ phones, onChoose }: PhoneChooserProps) {
  return (
    <ul className={styles.list}>
      {phones.map(phone => (
        <li key={phone.serial}>
          <Card className={styles.phone}>
            <div className={styles.words}>
              <p className={styles.name}>{phoneTitle(phone)}</p>
              <p className={styles.text}>
                {words.home.android(phone.details.androidVersion)} ·{' '}
                {phone.sample ? words.common.sampleBadge : words.connect.serial(phone.details.hardwareSerial)}
              </p>
            </div>
            <Button variant="primary" onClick={() => onChoose(phone.serial)}>
              {words.connect.use(phoneTitle(phone))}
            </Button>
          </Card>
        </li>
      ))}
    </ul>
  )
}
