import { assertNever } from '../../../shared/assert-never'
import { call } from '../../call'
import type { ConnectState } from '../../lib/connect-state'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import styles from './state-card.module.css'

interface StateActionsProps {
  readonly state: ConnectState
  /** adb can be had in a simpler way than by the steps. */
  readonly offersAdb: boolean
}

/** What can be done from here, where more than the steps is needed. */
export function StateActions({ state, offersAdb }: StateActionsProps) {
  const { pending, error, run } = useAction()
  const remedy = remedyOf(state)
  if (remedy === null) return null
  return (
    <>
      <div className={styles.actions}>
        <Button
          variant={state.kind === 'adb-missing' && offersAdb ? 'secondary' : 'primary'}
          disabled={pending}
          onClick={() => run(remedy.act)}
        >
          {remedy.label}
        </Button>
        {state.kind === 'adb-missing' && (
          <Button onClick={() => run(() => call(window.api.app.openHelp({ page: 'install-adb' })))}>
            {say('connect.adbMissing.help')}
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
      return { label: say('common.retry'), act: () => call(window.api.devices.retryAdb()) }
    case 'offline':
    case 'failed': {
      const { serial } = state
      return {
        label: say('connect.offline.action'),
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
