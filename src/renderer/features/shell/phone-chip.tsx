import { phoneTitle } from '../../lib/phone-title'
import { words } from '../../messages/words'
import { currentPhone, useDevices } from '../../store/devices'
import styles from './phone-chip.module.css'

/** Which phone the app works with, from every screen. */
export function PhoneChip() {
  const phone = useDevices(currentPhone)
  const ready = useDevices(readyCount)
  return (
    <p className={styles.chip} data-connected={ready > 0}>
      <span className={styles.dot} aria-hidden />
      <span className={styles.name}>{phone === null ? words.common.phones(ready) : phoneTitle(phone)}</span>
    </p>
  )
}

function readyCount({ view }: ReturnType<typeof useDevices.getState>): number {
  return view?.phones.filter(({ state }) => state === 'ready').length ?? 0
}
