import type { ConnectState } from '../../lib/connect-state'
import { words } from '../../messages/words'
import { useSettings } from '../../store/settings'
import { Card } from '../../ui/card'
import { describeState } from './describe-state'
import { ConnectionPicture } from './picture/connection-picture'
import { StateActions } from './state-actions'
import { StepList } from './step-list'
import styles from './state-card.module.css'

/** Where the connection stands and what to do about it. Changes are read out. */
export function StateCard({ state }: { readonly state: ConnectState }) {
  const platform = useSettings(settings => settings.info?.platform) ?? 'linux'
  const { art, title, text, steps } = describeState(state, platform)
  return (
    <Card aria-label={words.connect.state} className={styles.card}>
      <ConnectionPicture {...art} />
      <div className={styles.body}>
        <div role="status">
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.text}>{text}</p>
        </div>
        <StepList steps={steps} />
        {state.kind === 'adb-failed' && state.message !== '' && (
          <p className={styles.said}>
            {words.connect.adbFailed.said} <q>{state.message}</q>
          </p>
        )}
        <StateActions state={state} />
      </div>
    </Card>
  )
}
