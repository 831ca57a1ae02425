import { rereads } from '../../../shared/model/settings'
import { say } from '../../words/say'
import { changePreferences, useSettings } from '../../store/settings'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

/** How much of what has not changed is read again from the disk by each backup. */
export function RereadCard() {
  const reread = useSettings(state => state.preferences.reread)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('settings.reread')}
      text={say('settings.rereadText')}
      control={
        <Segmented
          label={say('settings.reread')}
          value={reread}
          options={rereads.map(value => ({ value, label: say(`settings.rereads.${value}`) }))}
          onChange={next => run(() => changePreferences({ reread: next }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
