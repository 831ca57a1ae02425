import { rereads } from '../../../shared/model/settings'
import { words } from '../../messages/words'
import { changePreferences, useSettings } from '../../store/settings'
import { Segmented } from '../../ui/segmented'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from './setting-card'

const options = rereads.map(value => ({ value, label: words.settings.rereads[value] }))

/** How much of what has not changed is read again from the disk by each backup. */
export function RereadCard() {
  const reread = useSettings(state => state.preferences.reread)
  const { error, run } = useAction()
  return (
    <SettingCard
      title={words.settings.reread}
      text={words.settings.rereadText}
      control={
        <Segmented
          label={words.settings.reread}
          value={reread}
          options={options}
          onChange={next => run(() => changePreferences({ reread: next }))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
