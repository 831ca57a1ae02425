import { Failure } from '../../errors/failure'
import type { OpenOptions } from '../../phone/phone'
import { AdbError } from '../adb/adb-error'
import type { AdbServer } from '../adb/adb-server'
import { hostQuery } from '../adb/open-service'
import { formatNetworkAddress, type NetworkAddress } from './network-address'

export interface PairRequest {
  /** Of the pairing service, which is another than the one to connect to. */
  readonly address: NetworkAddress
  /** The six digits, or the password of our QR code: letters and digits. */
  readonly secret: string
}

/**
 * Pairs with a phone that asks for it. The server answers `Successfully paired to <host> [guid=<guid>]` or a text that says
 * why not (packages/modules/adb, services.cpp pair_service, client/adb_wifi.cpp adb_wifi_pair_device); the request is
 * `host:pair:<password>:<host>` (client/commandline.cpp). An old server does not know the request.
 * @returns the phone's name on the network from now on, as it says by mDNS; null for one that is not a name
 * @throws Failure `pairing-failed`, `adb-too-old`, `not-a-pairing-code`; AdbError when adb is gone; the signal's reason
 */
export async function pairPhone(
  server: AdbServer,
  { address, secret }: PairRequest,
  options?: OpenOptions,
): Promise<string | null> {
  if (!/^[a-z0-9]{6,64}$/i.test(secret)) throw new Failure('not-a-pairing-code')
  const service = `host:pair:${secret}:${formatNetworkAddress(address)}`
  const answer = await hostQuery(server, service, options).catch((error: unknown) => {
    throw refusedToPair(error)
  })
  const paired = /^Successfully paired to /.test(answer)
  if (!paired) throw new Failure('pairing-failed')
  return /\[guid=([\w.-]{1,100})\]/.exec(answer)?.[1] ?? null
}

/** Nothing of what adb said goes with it: there is nothing in it that helps, and it may repeat the request. */
function refusedToPair(error: unknown): unknown {
  if (!(error instanceof AdbError)) return error
  if (error.isAnswer) {
    return new Failure(/unknown host service/i.test(error.message) ? 'adb-too-old' : 'pairing-failed')
  }
  return error.kind === 'silent' ? new Failure('pairing-failed') : error
}
