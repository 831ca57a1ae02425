import { printable } from '../../../shared/printable'
import type { WifiOffers, WifiPhone } from '../../../shared/model/wifi'
import type { Mdns, MdnsService } from './mdns'
import { formatNetworkAddress, isLocalNetwork } from './network-address'

/** More than any home or office has; the rest is not looked at. */
const maxPhones = 50
const maxNameLength = 60

/**
 * Tells what is offered on the local network whenever that changes (the types: packages/modules/adb, adb_mdns.h). What comes
 * from there is hostile: names are printable and cut, and only addresses of a local network are told.
 * @returns the end of it
 */
export function findWifiPhones(mdns: Mdns, onChange: (offers: WifiOffers) => void): () => void {
  const pairing = new Map<string, WifiPhone>()
  const connect = new Map<string, WifiPhone>()
  const follow = (type: string, phones: Map<string, WifiPhone>) => {
    const tell = () => onChange({ pairing: [...pairing.values()], connect: [...connect.values()] })
    return mdns.browse(
      type,
      service => {
        const phone = wifiPhoneOf(service)
        if (phone === null || (phones.size >= maxPhones && !phones.has(phone.name))) return
        if (phones.get(phone.name)?.address === phone.address) return
        phones.set(phone.name, phone)
        tell()
      },
      name => {
        if (phones.delete(shownName(name))) tell()
      },
    )
  }
  const ends = [follow('adb-tls-pairing', pairing), follow('adb-tls-connect', connect)]
  return () => ends.forEach(end => end())
}

/** Null for one that cannot be reached in the local network. */
export function wifiPhoneOf({ name, addresses, port }: MdnsService): WifiPhone | null {
  const local = addresses.filter(isLocalNetwork)
  // The network that both are on is more surely IPv4.
  const host = local.find(address => !address.includes(':')) ?? local[0]
  if (host === undefined || name === '' || !Number.isInteger(port) || port < 1 || port > 65535) return null
  return { name: shownName(name), address: formatNetworkAddress({ host, port }) }
}

function shownName(name: string): string {
  return printable(name).slice(0, maxNameLength)
}
