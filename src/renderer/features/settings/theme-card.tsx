import { themes } from '../../../shared/model/settings'
import { words } from '../../messages/words'
import { changeTheme, useSettings } from '../../store/settings'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

const options = themes.map(value => ({ value, label: words.settings.themes[value] }))

export function ThemeCard() {
  const theme = useSettings(state => state.theme)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={words.settings.theme}
      text={words.settings.themeText}
      control={
        <Segmented
          label={words.settings.theme}
          value={theme}
          options={options}
          onChange={next => run(() => changeTheme(next))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
