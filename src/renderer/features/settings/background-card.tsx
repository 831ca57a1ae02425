import { say } from '../../words/say'
import { changePreferences, useSettings } from '../../store/settings'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

/** Whether closing the window on a running job leaves it running; only where there is a tray to come back from. */
export function BackgroundCard() {
  const hasTray = useSettings(state => state.info?.hasTray === true)
  const background = useSettings(state => state.preferences.background)
  const { error, run } = useAction()
  if (!hasTray) return null
  return (
    <SettingCard
      title={say('settings.background')}
      text={say('settings.backgroundText')}
      control={
        <Switch
          label={say('settings.background')}
          labelled="hidden"
          on={background}
          onChange={next => run(() => changePreferences({ background: next }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
