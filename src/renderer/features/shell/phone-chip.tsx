import { phoneTitle } from '../../../shared/phone-title'
import type { ConnectState } from '../../lib/connect-state'
import { say } from '../../words/say'
import { currentPhone, useDevices } from '../../store/devices'
import { go } from '../../store/navigation'
import { useConnection, type Connection } from '../connect/use-connection'
import styles from './phone-chip.module.css'

/** Which phone the app works with, from every screen, or what is in its way: that leads to where it is put right. */
export function PhoneChip() {
  const phone = useDevices(currentPhone)
  const connection = useConnection()
  if (phone !== null) return <p className={styles.chip}>{inside(phoneTitle(phone.details), 'ready')}</p>
  return (
    <button
      type="button"
      className={styles.chip}
      onClick={() => go('backup', { name: 'connect', intent: null })}
    >
      {inside(describe(connection), toneOf(connection.state))}
    </button>
  )
}

type Tone = 'ready' | 'none' | 'trouble'

function inside(text: string, tone: Tone) {
  return (
    <>
      <span className={styles.dot} data-tone={tone} aria-hidden />
      <span className={styles.name}>{text}</span>
    </>
  )
}

function describe({ state, title }: Connection): string {
  if (state.kind === 'no-phone') return say('common.phones', { ready: 0 })
  return state.kind === 'several' ? say('common.phones', { ready: state.phones.length }) : title
}

function toneOf({ kind }: ConnectState): Tone {
  switch (kind) {
    case 'ready':
    case 'several':
      return 'ready'
    case 'adb-starting':
    case 'probing':
    case 'no-phone':
      return 'none'
    case 'adb-missing':
    case 'adb-failed':
    case 'unauthorized':
    case 'no-permissions':
    case 'offline':
    case 'not-booted':
    case 'failed':
    case 'usb-only':
      return 'trouble'
  }
}
