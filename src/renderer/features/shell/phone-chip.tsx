import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { currentPhone, useDevices } from '../../store/devices'
import styles from './phone-chip.module.css'

/** Which phone the app works with, from every screen. */
export function PhoneChip() {
  const phone = useDevices(currentPhone)
  return (
    <p className={styles.chip} data-connected={phone !== null}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.name}>{phone === null ? words.common.noPhone : phoneTitle(phone)}</span>
    </p>
  )
}
