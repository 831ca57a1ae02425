import { useState } from 'react'
import { call } from '../../call'
import { say } from '../../words/say'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'
import styles from './setting-card.module.css'

/** What helps when something does not work. */
export function SupportCard() {
  const [saved, setSaved] = useState(false)
  const { pending, error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.support')}
      text={say('settings.supportText')}
      control={
        <div className={styles.buttons}>
          <Button onClick={() => run(() => call(window.api.app.showLog()))}>{say('settings.showLog')}</Button>
          <Button
            disabled={pending}
            onClick={() => run(async () => setSaved(await call(window.api.app.saveReport())))}
          >
            {say('settings.saveReport')}
          </Button>
        </div>
      }
    >
      <p role="status">{saved && say('settings.reportSaved')}</p>
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
