import { Wifi } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { connectState, type ConnectState } from '../../lib/connect-state'
import { say } from '../../words/say'
import { choosePhone, useDevices } from '../../store/devices'
import { Button } from '../../ui/button'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { WifiScreen } from '../wifi/wifi-screen'
import { MakerGuide } from './maker-guide'
import { PhoneChooser } from './phone-chooser'
import { SampleCard } from './sample-card'
import { StateCard } from './state-card'

interface ConnectScreenProps {
  /** Goes on with what needs a phone, as soon as one is ready. */
  readonly onReady: (serial: string) => void
  readonly onBack: () => void
}

export function ConnectScreen({ onReady, onBack }: ConnectScreenProps) {
  const view = useDevices(state => state.view)
  const state = connectState(view)
  const readySerial = state.kind === 'ready' ? state.phone.serial : null
  const [overWifi, setOverWifi] = useState(false)
  const latestOnReady = useRef(onReady)
  useEffect(() => {
    latestOnReady.current = onReady
  }, [onReady])
  const choose = (serial: string) => {
    choosePhone(serial)
    latestOnReady.current(serial)
  }
  useEffect(() => {
    if (readySerial === null) return
    choosePhone(readySerial)
    latestOnReady.current(readySerial)
  }, [readySerial])
  if (overWifi) return <WifiScreen onBack={() => setOverWifi(false)} />
  return (
    <Screen header={<ScreenHeader title={say('connect.title')} onBack={onBack} />}>
      <StateCard state={state} />
      {state.kind === 'several' && <PhoneChooser phones={state.phones} onChoose={choose} />}
      {needsDebugging(state) && <MakerGuide maker={state.kind === 'usb-only' ? state.maker : ''} />}
      {state.kind !== 'ready' && state.kind !== 'several' && view?.adb.status === 'running' && (
        // It is reached through adb like any phone, so without adb it is no way on.
        <SampleCard sample={view.sample} />
      )}
      {state.kind !== 'ready' && view?.adb.status === 'running' && (
        <div>
          <Button variant="quiet" icon={Wifi} onClick={() => setOverWifi(true)}>
            {say('wifi.open')}
          </Button>
        </div>
      )}
    </Screen>
  )
}

function needsDebugging(state: ConnectState): boolean {
  return state.kind === 'no-phone' || state.kind === 'usb-only'
}
