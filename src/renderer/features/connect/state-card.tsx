import type { ConnectState } from '../../lib/connect-state'
import { say } from '../../words/say'
import { useAdbTools } from '../../store/adb-tools'
import { useSettings } from '../../store/settings'
import { Card } from '../../ui/card'
import { describeConnection } from './describe-connection'
import { ConnectionPicture } from './picture/connection-picture'
import { GetAdb } from './get-adb'
import { StateActions } from './state-actions'
import { StepList } from './step-list'
import styles from './state-card.module.css'

/** Where the connection stands and what to do about it. Changes are read out. */
export function StateCard({ state }: { readonly state: ConnectState }) {
  const platform = useSettings(settings => settings.info?.platform) ?? 'linux'
  const offersAdb = useAdbTools(tools => tools.view !== null && tools.view.offer !== null)
  const { art, title, text, steps } = describeConnection(state, platform)
  return (
    <Card aria-label={say('connect.state')} className={styles.card}>
      <ConnectionPicture {...art} />
      <div className={styles.body}>
        <div role="status">
          <h2 className={styles.title}>{title}</h2>
          <p className={styles.text}>{text}</p>
        </div>
        {state.kind === 'adb-missing' && offersAdb && (
          <>
            <div className={styles.actions}>
              <GetAdb primary />
            </div>
            <h3 className={styles.other}>{say('getAdb.orYourself')}</h3>
          </>
        )}
        <StepList steps={steps} />
        {state.kind === 'adb-failed' && state.message !== '' && (
          <p className={styles.said}>
            {say('connect.adbFailed.said')} <q>{state.message}</q>
          </p>
        )}
        <StateActions state={state} offersAdb={offersAdb} />
      </div>
    </Card>
  )
}
