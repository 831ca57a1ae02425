import { useEffect } from 'react'
import { connectState, type ConnectState } from '../../lib/connect-state'
import { words } from '../../messages/words'
import { beginBackup, resumeBackup } from '../../store/begin-backup'
import { choosePhone, useDevices } from '../../store/devices'
import { go, type Intent } from '../../store/navigation'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { MakerGuide } from './maker-guide'
import { PhoneChooser } from './phone-chooser'
import { SampleCard } from './sample-card'
import { StateCard } from './state-card'

interface ConnectScreenProps {
  /** What to go on with when a phone is ready; null leads back to the start. */
  readonly intent: Intent | null
  /** Go on with what had been chosen before the phone went away. */
  readonly resume: boolean
}

export function ConnectScreen({ intent, resume }: ConnectScreenProps) {
  const view = useDevices(state => state.view)
  const state = connectState(view)
  const readySerial = state.kind === 'ready' ? state.phone.serial : null
  useEffect(() => {
    if (readySerial !== null) goOn(readySerial, intent, resume)
  }, [readySerial, intent, resume])
  return (
    <Screen header={<ScreenHeader title={words.connect.title} onBack={() => go({ name: 'home' })} />}>
      <StateCard state={state} />
      {state.kind === 'several' && (
        <PhoneChooser phones={state.phones} onChoose={serial => goOn(serial, intent, resume)} />
      )}
      {needsDebugging(state) && <MakerGuide maker={state.kind === 'usb-only' ? state.maker : ''} />}
      {state.kind !== 'ready' && state.kind !== 'several' && view?.adb.status === 'running' && (
        // It is reached through adb like any phone, so without adb it is no way on.
        <SampleCard sample={view.sample} />
      )}
    </Screen>
  )
}

function goOn(serial: string, intent: Intent | null, resume: boolean): void {
  choosePhone(serial)
  if (intent === null) go({ name: 'home' })
  else if (resume) resumeBackup(intent, serial)
  else beginBackup(intent)
}

function needsDebugging(state: ConnectState): boolean {
  return state.kind === 'no-phone' || state.kind === 'usb-only'
}
