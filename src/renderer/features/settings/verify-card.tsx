import { words } from '../../messages/words'
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
      title={words.settings.verify}
      text={words.settings.verifyText}
      control={
        <Switch
          label={words.settings.verify}
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
