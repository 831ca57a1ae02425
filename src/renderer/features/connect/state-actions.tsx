import { assertNever } from '../../../shared/assert-never'
import { call } from '../../call'
import type { ConnectState } from '../../lib/connect-state'
import { words } from '../../messages/words'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './state-card.module.css'

/** What can be done from here, where more than the steps is needed. */
export function StateActions({ state }: { readonly state: ConnectState }) {
  const { pending, error, run } = useAction()
  const remedy = remedyOf(state)
  if (remedy === null) return null
  return (
    <>
      <div className={styles.actions}>
        <Button variant="primary" disabled={pending} onClick={() => run(remedy.act)}>
          {remedy.label}
        </Button>
        {state.kind === 'adb-missing' && (
          <Button onClick={() => run(() => call(window.api.app.openHelp({ page: 'install-adb' })))}>
            {words.connect.adbMissing.help}
          </Button>
        )}
      </div>
      {error !== null && <ErrorNotice error={error} />}
    </>
  )
}

interface Remedy {
  readonly label: string
  readonly act: () => Promise<void>
}

function remedyOf(state: ConnectState): Remedy | null {
  switch (state.kind) {
    case 'adb-missing':
    case 'adb-failed':
      return { label: words.common.retry, act: () => call(window.api.devices.retryAdb()) }
    case 'offline':
    case 'failed': {
      const { serial } = state
      return {
        label: words.connect.offline.action,
        act: () => call(window.api.devices.reconnect({ serial })),
      }
    }
    case 'adb-starting':
    case 'no-phone':
    case 'usb-only':
    case 'unauthorized':
    case 'no-permissions':
    case 'not-booted':
    case 'probing':
    case 'several':
    case 'ready':
      return null
    default:
      return assertNever(state)
  }
}
