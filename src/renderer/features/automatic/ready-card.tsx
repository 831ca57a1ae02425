import { call } from '../../call'
import { say } from '../../words/say'
import { Switch } from '../../ui/switch'
import { useAction } from '../../ui/use-action'
import { ErrorNotice } from '../problem/error-notice'
import { SettingCard } from '../settings/setting-card'

/** Whether the app is always there: nothing happens by itself where it does not run. */
export function ReadyCard({ on }: { readonly on: boolean }) {
  const { error, run } = useAction()
  return (
    <SettingCard
      title={say('automatic.ready')}
      text={say(on ? 'automatic.readyText' : 'automatic.readyOff')}
      control={
        <Switch
          label={say('automatic.ready')}
          labelled="hidden"
          on={on}
          onChange={next => run(() => call(window.api.automatic.setStaysReady({ on: next })))}
        />
      }
    >
      {error !== null && <ErrorNotice error={error} />}
    </SettingCard>
  )
}
