import { words } from '../../messages/words'
import { currentPhone, hasSeveralPhones, useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { PhonePicture } from '../../ui/phone-picture'
import { ConnectedPhone } from './connected-phone'
import styles from './phone-card.module.css'

/** The phone to work with, or the way to connect one. */
export function PhoneCard() {
  const phone = useDevices(currentPhone)
  const several = useDevices(hasSeveralPhones)
  if (phone !== null) return <ConnectedPhone key={phone.serial} phone={phone} several={several} />
  const [title, text, action] = several
    ? [words.home.severalTitle, words.home.severalText, words.home.severalAction]
    : [words.home.connectTitle, words.home.connectText, words.home.connectAction]
  return (
    <Card aria-label={title} className={styles.card}>
      <PhonePicture connected={false} />
      <div className={styles.body}>
        <h2 className={styles.name}>{title}</h2>
        <p className={styles.soft}>{text}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => go('backup', { name: 'connect', intent: null })}>
            {action}
          </Button>
        </div>
      </div>
    </Card>
  )
}
