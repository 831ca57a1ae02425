import { themes } from '../../../shared/model/settings'
import { say } from '../../words/say'
import { changeTheme, useSettings } from '../../store/settings'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

export function ThemeCard() {
  const theme = useSettings(state => state.theme)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.theme')}
      text={say('settings.themeText')}
      control={
        <Segmented
          label={say('settings.theme')}
          value={theme}
          options={themes.map(value => ({ value, label: say(`settings.themes.${value}`) }))}
          onChange={next => run(() => changeTheme(next))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
