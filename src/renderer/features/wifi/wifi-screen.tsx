import { useEffect, useRef } from 'react'
import { useDevices } from '../../store/devices'
import { useWifi } from '../../store/wifi'
import { Screen } from '../../ui/screen'
import { ScreenHeader } from '../../ui/screen-header'
import { say } from '../../words/say'
import { KnownPhones } from './known-phones'
import { PairingCard } from './pairing-card'
import { TooOldCard } from './too-old-card'
import { WifiTrouble } from './wifi-trouble'

/** To pair with a phone in the same network, and connect. `onBack`: to the cable, and when a phone is there. */
export function WifiScreen({ onBack }: { readonly onBack: () => void }) {
  const view = useWifi(state => state.view)
  const tooOld = useWifi(state => state.tooOld)
  const hasPhone = useDevices(({ view: devices }) => (devices?.phones.length ?? 0) > 0)
  const isThere = view.status === 'connected' && hasPhone
  const latestOnBack = useRef(onBack)
  useEffect(() => {
    latestOnBack.current = onBack
  }, [onBack])
  useEffect(() => {
    void window.api.wifi.start()
    return () => void window.api.wifi.cancel()
  }, [])
  useEffect(() => {
    // How far it is from ready, and which one where there are several, is said there.
    if (isThere) latestOnBack.current()
  }, [isThere])
  const pairing =
    tooOld === null ? (
      <PairingCard key="pairing" view={view} />
    ) : (
      <TooOldCard key="too-old" adb={tooOld} view={view} onBack={onBack} />
    )
  // By their keys, what was typed stays when they change places: what is to be done next comes first.
  const known = <KnownPhones key="known" />
  return (
    <Screen header={<ScreenHeader title={say('wifi.title')} lead={say('wifi.lead')} onBack={onBack} />}>
      <WifiTrouble view={view} onBack={tooOld === null ? onBack : null} />
      {view.status === 'paired-but-not-found' ? [known, pairing] : [pairing, known]}
    </Screen>
  )
}
