import { say } from '../../words/say'
import { changePreferences, useSettings } from '../../store/settings'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

/** Whether newer versions are looked for; only in packages that can update themselves. */
export function UpdateCard() {
  const updatesItself = useSettings(state => state.info?.updatesItself === true)
  const lookForUpdates = useSettings(state => state.preferences.lookForUpdates)
  const { error, run } = useAction()
  if (!updatesItself) return null
  return (
    <SettingCard
      title={say('update.setting')}
      text={say('update.settingText')}
      control={
        <Switch
          label={say('update.setting')}
          labelled="hidden"
          on={lookForUpdates}
          onChange={next => run(() => changePreferences({ lookForUpdates: next }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
