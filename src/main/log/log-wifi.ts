import type { WifiView } from '../../shared/model/wifi'
import type { Log } from './open-log'

/** Writes down how far connecting over Wi-Fi came: no name, address or code of anything. */
export function logWifi(log: Log): (view: WifiView) => void {
  let told = ''
  return view => {
    const facts = {
      status: view.status,
      why: view.status === 'failed' ? view.error.code : null,
      version: view.status === 'too-old' ? view.version : null,
    }
    const text = JSON.stringify(facts)
    if (text === told) return
    told = text
    log.write('wifi', facts)
  }
}
