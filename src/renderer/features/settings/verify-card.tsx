import { say } from '../../words/say'
import { changePreferences, useSettings } from '../../store/settings'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

/** Whether copies are held against the phone's own hashes. */
export function VerifyCard() {
  const verify = useSettings(state => state.preferences.verify)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.verify')}
      text={say('settings.verifyText')}
      control={
        <Switch
          label={say('settings.verify')}
          labelled="hidden"
          on={verify}
          onChange={next => run(() => changePreferences({ verify: next }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
