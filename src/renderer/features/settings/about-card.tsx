import { call } from '../../call'
import { say } from '../../words/say'
import { useSettings } from '../../store/settings'
import { Button } from '../../ui/button'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'
import styles from './about-card.module.css'

export function AboutCard() {
  const info = useSettings(state => state.info)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.about')}
      text={say('settings.licence')}
      control={
        <Button onClick={() => run(() => call(window.api.app.showLicences()))}>
          {say('settings.licences')}
        </Button>
      }
    >
      <dl className={styles.facts}>
        <dt>{say('settings.version')}</dt>
        <dd>{info?.version ?? say('common.loading')}</dd>
        <dt>{say('settings.electron')}</dt>
        <dd>{info?.electron ?? say('common.loading')}</dd>
      </dl>
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
