import type { WifiOffers, WifiPhone } from '../../../shared/model/wifi'
import { Failure } from '../../errors/failure'
import type { AdbServer } from '../adb/adb-server'
import { listPhones } from '../adb/list-phones'
import { adbVersion } from './adb-version'
import { connectPhone } from './connect-phone'
import { findWifiPhones } from './find-wifi-phones'
import type { Mdns } from './mdns'
import { parseNetworkAddress, type NetworkAddress } from './network-address'
import { pairPhone } from './pair-phone'
import { createPairingOffer, qrCodeText } from './qr-code-text'

/**
 * All that pairing needs of adb and of the network (core/app/wifi-pairing.ts).
 * @param server the running one; it throws AdbError `no-service`
 */
export function createWifiAccess(server: () => AdbServer, mdns: Mdns) {
  return {
    version: async () => await adbVersion(server().executable),
    offer: () => {
      const offer = createPairingOffer()
      return { ...offer, qrText: qrCodeText(offer) }
    },
    find: (onChange: (offers: WifiOffers) => void) => findWifiPhones(mdns, onChange),
    pair: async (address: string, secret: string, signal: AbortSignal) =>
      await pairPhone(server(), { address: parse(address), secret }, { signal }),
    connect: async (address: string, signal: AbortSignal) => {
      await connectPhone(server(), parse(address), { signal })
    },
    isConnected: async ({ name, address }: WifiPhone) => {
      const listed = await listPhones(server())
      return listed.some(
        ({ serial }) => serial === address || serial.startsWith(`${name}._adb-tls-connect._tcp`),
      )
    },
  }
}

function parse(address: string): NetworkAddress {
  const parsed = parseNetworkAddress(address)
  if (parsed === null) throw new Failure('not-a-network-address')
  return parsed
}
