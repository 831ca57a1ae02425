import { languageChoices, languageNames } from '../../../shared/model/language'
import { say } from '../../words/say'
import { changeLanguage, useLanguage } from '../../store/language'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

export function LanguageCard() {
  const choice = useLanguage(state => state.choice)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.language')}
      text={say('settings.languageText')}
      control={
        <Segmented
          label={say('settings.language')}
          value={choice}
          options={languageChoices.map(value => ({
            value,
            label: value === 'system' ? say('settings.languageSystem') : languageNames[value],
          }))}
          onChange={next => run(() => changeLanguage(next))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
