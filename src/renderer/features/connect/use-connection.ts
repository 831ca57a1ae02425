import { connectState, type ConnectState } from '../../lib/connect-state'
import { useDevices } from '../../store/devices'
import { useSettings } from '../../store/settings'
import { describeConnection, type StateWords } from './describe-connection'

export interface Connection extends StateWords {
  readonly state: ConnectState
}

/** Where the connection stands, in words. */
export function useConnection(): Connection {
  const view = useDevices(devices => devices.view)
  const platform = useSettings(settings => settings.info?.platform) ?? 'linux'
  const state = connectState(view)
  return { state, ...describeConnection(state, platform) }
}
