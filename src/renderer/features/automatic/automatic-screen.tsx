import { say } from '../../words/say'
import { useAutomatic } from '../../store/automatic'
import { go } from '../../store/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { PhoneCard } from './phone-card'
import { ReadyCard } from './ready-card'

/** Which phones are backed up by themselves, when, and what came of it. */
export function AutomaticScreen() {
  const view = useAutomatic(state => state.view)
  return (
    <Screen header={<ScreenHeader title={say('automatic.title')} lead={say('automatic.lead')} />}>
      {view?.phones.length === 0 && (
        <Notice
          tone="info"
          title={say('automatic.none')}
          actions={
            <Button onClick={() => go('backup', { name: 'connect', intent: null })}>
              {say('automatic.connect')}
            </Button>
          }
        />
      )}
      {view?.phones.map(phone => (
        <PhoneCard key={phone.phoneId} phone={phone} />
      ))}
      {view !== null && <ReadyCard on={view.staysReady} />}
    </Screen>
  )
}
