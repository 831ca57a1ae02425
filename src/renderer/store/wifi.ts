import { create } from 'zustand'
import type { WifiPhone, WifiView } from '../../shared/model/wifi'

type TooOld = Extract<WifiView, { status: 'too-old' }>

interface WifiStore {
  readonly view: WifiView
  /** Why this computer cannot pair, also while a phone that needs no pairing is connected to. */
  readonly tooOld: TooOld | null
}

export const useWifi = create<WifiStore>(() => ({ view: { status: 'idle' }, tooOld: null }))

export function receiveWifi(view: WifiView): void {
  useWifi.setState(({ tooOld }) => ({ view, tooOld: tooOldAfter(view, tooOld) }))
}

function tooOldAfter(view: WifiView, before: TooOld | null): TooOld | null {
  if (view.status === 'too-old') return view
  return view.status === 'idle' || view.status === 'waiting' ? null : before
}

const none: readonly WifiPhone[] = []

/** The phones that offer to be connected to. */
export function foundPhones({ view }: WifiStore): readonly WifiPhone[] {
  return 'found' in view ? view.found : none
}

export function isWifiBusy({ view }: WifiStore): boolean {
  return view.status === 'pairing' || view.status === 'connecting' || view.status === 'connected'
}
