import { say } from '../../words/say'
import { currentPhone, hasSeveralPhones, useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Card } from '../../ui/card'
import { PhonePicture } from '../../ui/phone-picture'
import { useConnection, type Connection } from '../connect/use-connection'
import { ConnectedPhone } from './connected-phone'
import styles from './phone-card.module.css'

/** The phone to work with, or what is in its way and where that is put right. */
export function PhoneCard() {
  const phone = useDevices(currentPhone)
  const several = useDevices(hasSeveralPhones)
  const { title, text, action } = invite(useConnection())
  if (phone !== null) return <ConnectedPhone key={phone.serial} phone={phone} several={several} />
  return (
    <Card aria-label={title} className={styles.card}>
      <PhonePicture connected={false} />
      <div className={styles.body}>
        <div role="status">
          <h2 className={styles.name}>{title}</h2>
          <p className={styles.soft}>{text}</p>
        </div>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => go('backup', { name: 'connect', intent: null })}>
            {action}
          </Button>
        </div>
      </div>
    </Card>
  )
}

/** Words of its own only where nothing is wrong: elsewhere those of the screen that it leads to. */
function invite({ state, title, text, steps }: Connection) {
  if (state.kind === 'several')
    return {
      title: say('home.severalTitle'),
      text: say('home.severalText'),
      action: say('home.severalAction'),
    }
  if (state.kind === 'no-phone')
    return {
      title: say('home.connectTitle'),
      text: say('home.connectText'),
      action: say('home.connectAction'),
    }
  return { title, text, action: steps.length > 0 ? say('home.seeSteps') : say('home.connectAction') }
}
